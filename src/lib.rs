//! Takes stock of how an organisation runs its social and collaboration strategy, and plans what to do next.

pub mod answers;
pub mod cli;
pub mod compare;
pub mod condition;
pub mod diagnostics;
pub mod gate;
pub mod interview;
pub mod pack;
pub mod record;
pub mod remedy;
pub mod report;
pub mod roadmap;
pub mod scoring;
pub mod yaml;
