//! What each stage of a build costs on the sample: `cargo bench --bench stages`.
//!
//! Layout and export are typst's; everything before them together should stay under 5 % of the
//! whole. Peak memory of a whole build: `/usr/bin/time -v target/release/actes build input`.

use std::path::Path;

use actes::commands::load;
use actes::diagnostic::Diagnostics;
use actes::discover::discover;
use actes::edition::Edition;
use actes::picture::{Frame, RESOLUTION, prepare};
use actes::polish::polish;
use actes::progress::Progress;
use actes::typeset::{Job, Pictures, compose, export, layout};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn sample() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/input"))
}

/// Calls `run` with the sample, loaded and edited.
fn with_job<T>(run: impl FnOnce(Job<'_>) -> T) -> T {
    let loaded = load(sample(), &mut Diagnostics::default()).expect("the sample is there");
    let discarded = &mut Diagnostics::default();
    let report = polish(loaded.edit(Edition::Public, discarded), &loaded.sources, discarded);
    let pictures =
        Pictures::prepare(&report, None, &loaded.sources, &Progress::default(), discarded);
    run(Job::new(&report, &loaded.sources, &pictures))
}

#[divan::bench]
fn a_start_up(bencher: Bencher) {
    let program = env!("CARGO_BIN_EXE_actes");
    bencher.bench(|| std::process::Command::new(program).arg("--version").output());
}

#[divan::bench]
fn b_discover(bencher: Bencher) {
    bencher.bench(|| discover(black_box(sample()), &mut Diagnostics::default()));
}

#[divan::bench]
fn c_discover_parse_and_resolve(bencher: Bencher) {
    bencher.bench(|| load(black_box(sample()), &mut Diagnostics::default()));
}

#[divan::bench]
fn g_check(bencher: Bencher) {
    let program = env!("CARGO_BIN_EXE_actes");
    let check = || std::process::Command::new(program).args(["check"]).arg(sample()).output();
    bencher.bench(check);
}

#[divan::bench]
fn d_compose(bencher: Bencher) {
    with_job(|job| bencher.bench(|| compose(black_box(job), &mut Diagnostics::default())));
}

/// One photograph of a telephone: 12 megapixels turned, scaled and written anew.
#[divan::bench]
fn h_photograph(bencher: Bencher) {
    let pixel = |x: u32, y: u32| image::Rgb([(x >> 4) as u8, (y >> 4) as u8, (x ^ y) as u8]);
    let mut photo = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(4032, 3024, pixel);
    picture.write_to(&mut photo, image::ImageFormat::Jpeg).expect("a picture can be written");
    let photo = photo.into_inner();
    bencher.bench(|| prepare(black_box(&photo), Frame::FIGURE, RESOLUTION));
}

// Typst remembers what it has computed: one sample is the cold build that a person waits for.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn e_layout(bencher: Bencher) {
    with_job(|job| {
        let project = compose(job, &mut Diagnostics::default()).expect("the sample composes");
        bencher.bench_local(|| {
            typst::comemo::evict(0);
            layout(black_box(&project), job.sources, job.memory, &mut Diagnostics::default())
        });
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn f_export(bencher: Bencher) {
    with_job(|job| {
        let project = compose(job, &mut Diagnostics::default()).expect("the sample composes");
        let document = layout(&project, job.sources, job.memory, &mut Diagnostics::default());
        let document = document.expect("the sample can be laid out");
        bencher.bench_local(|| export(&project, &document, job, &mut Diagnostics::default()));
    });
}
