//! Nothing: the cases beside this file are compiled by `ui.rs`, and most of them must not compile.
