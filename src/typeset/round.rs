//! The rounds in which typst lays a document out, until its page numbers stand still. Typst keeps the pages of
//! each round to the end, and all that it computed for them; a volume of a thousand pages has no room for that.

use std::cell::RefCell;
use std::sync::Arc;

use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::engine::Engine;
use typst::foundations::{Content, Output, StyleChain, Target};
use typst::introspection::Introspector;
use typst_layout::{PagedDocument, PagedIntrospector};

thread_local! {
    /// The pages of the last round.
    static PAGES: RefCell<Option<PagedDocument>> = const { RefCell::new(None) };
}

/// What a later round asks of an earlier one.
struct Round(Arc<PagedIntrospector>);

impl Output for Round {
    fn target() -> Target {
        Target::Paged
    }

    fn create(
        engine: &mut Engine<'_>,
        content: &Content,
        styles: StyleChain<'_>,
    ) -> SourceResult<Self> {
        drop(PAGES.take());
        // What the last round used stays: most of it is the same in this one.
        typst::comemo::evict(1);
        let document = PagedDocument::create(engine, content, styles)?;
        let introspector = Arc::clone(document.introspector());
        PAGES.replace(Some(document));
        Ok(Self(introspector))
    }

    fn introspector(&self) -> &dyn Introspector {
        self.0.as_ref()
    }
}

/// Compiles a document as [`typst::compile`] does, and holds the pages and results of one round only.
pub(super) fn compile(world: &dyn World) -> Warned<SourceResult<PagedDocument>> {
    let Warned { output, warnings } = typst::compile::<Round>(world);
    let pages = PAGES.take();
    // Without an error there was a round, and it has pages.
    let output = output.and_then(|_| pages.ok_or_else(Default::default));
    Warned { output, warnings }
}
