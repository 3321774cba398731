//! What a good answer is: one file a rule. Pure.

pub mod country;
