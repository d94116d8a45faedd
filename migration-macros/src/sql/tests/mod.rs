//! Tables of texts and of what is read from them.

mod bodies;
mod errors;
mod expressions;
mod labels;
mod mentions;
mod outputs;
mod queries;
mod realistic;
mod rows;
mod scripts;
mod typing;
mod volatility;
