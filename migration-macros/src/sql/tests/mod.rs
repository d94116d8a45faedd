//! Tables of texts and of what is read from them.

mod errors;
mod expressions;
mod labels;
mod scripts;
