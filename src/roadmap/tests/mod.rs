//! The planner over small packs drawn at random, beside trying all, and case by case.

mod cases;
mod drawn;
mod exhaustive;
mod promises;
