//! Small pictures made here, read back from what is printed of them.

use super::*;
