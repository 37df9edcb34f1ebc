//! Markdown to a [`Body`].
