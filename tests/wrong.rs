//! Every problem.
