//! Whole agendas: every layout of `tests/agenda-layouts`, and what must hold for any text.
