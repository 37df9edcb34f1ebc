//! Whole runs of the program: a folder in, text or a PDF out. One binary, one module a subject.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where it stopped")]

// What every module uses.
mod generator;
mod harness;
mod pdf;

// What is printed after the report itself.
mod annexes;
// What the agenda says is what `outline` says of it.
mod agendas;
// The package for the archives, whole, damaged and hostile.
mod archive;
// Packages of others, and such as are made to do harm.
mod packages;
// Names that other systems do not allow, and disks that are full.
mod disks;
// What a write may touch.
mod outputs;
// What a PDF carries, and what is given back of it.
mod attachments;
// What is awaited and from whom, and how much a check counts.
mod checks;
// What is wrong is called by its cause.
mod causes;
// The command line: statuses, help, languages, and what is left on the disk.
mod cli;
// What one small file may cost.
mod limits;
// Files of each format, damaged at random.
mod mutations;
// PDFs that are made to do harm.
mod hostile_pdfs;
// What changed since a volume that was released.
mod erratum;
// The event as data, read back as others read it.
mod exports;
// What only the organisers may read.
mod editions;
// Secrets in every place where one can hide, and what finds them.
mod leaks;
// Small events: what must not leak, what must not stop, what must stay as typed.
mod privacy;
// Sets of events with secrets and with innocent texts, and what comes of each.
mod twins;
// The sheet before publication.
mod clearance;
// The same in annexes, office documents and pictures.
mod secrets;
// Sessions in which nobody is said to have said something.
mod attribution;
// Who is named, and who is not.
mod consent;
// Real documents against another reader.
mod corpus;
// What is called across days.
mod days;
// In which forms, and in which places, somebody is not named.
mod names;
// The programme written to be corrected by hand.
mod outline_write;
// Who is said to have said what.
mod voices;
// Invented events, whole: what each tells, and where its pages lead.
mod events;
// Mistakes put at random into the sample.
mod mistakes;
// The guide for the secretariat, and the README.
mod guide;
mod readme;
// From a pile of files to an event's folder.
mod gather;
// The report in each language, and texts in another one.
mod languages;
// How close pages are set, and what is left out of them.
mod layout;
// A folder prepared, filled and printed.
mod first_use;
// Chosen pages, looked at and kept as pictures.
mod pages;
// Photographs, galleries and logos.
mod pictures;
// What an archivist and a screen reader ask of the PDF.
mod pdf_facts;
// The same input gives the same bytes.
mod readings;
mod reproducible;
// What a page must not leave alone or cut.
mod setting;
// What typst refuses, and what keeps it from being refused.
mod rules;
// Templates, copies of them, and the data they are given.
mod templates;
// Whatever is typed is printed, and is never code.
mod text_is_data;
// The rules of the house, and who may use whom in it.
mod arrows;
mod tidy;
// What a proof-reader looks for.
mod typography;
// Whatever people write becomes pages, whole.
mod whole;
// A folder that is composed again at each change, and its preview.
mod watch;
// Notes written in Word.
mod word;
// Every problem that can be told, told of a folder that has it.
mod wrong;
