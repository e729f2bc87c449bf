//! One crafted pack for each rule.
