//! The CA: its review, its e-mails, its key. This is the map, and what each stage of the review waits for:
//!
//! | stage | waits for |
//! | --- | --- |
//! | `received` | nothing |
//! | `documents` | the clock (`--stage-seconds` after the submission), or the reviewer; only where documents are wanted |
//! | `organizationCall` | the clock (`--stage-seconds` after the documents), or the reviewer; OV and EV |
//! | `domainVerification` | the applicant: the link in the e-mail, sent at the submission; never the clock |
//! | `issuance` | all of the above, then the clock (`--stage-seconds` once more), or the reviewer |

pub(crate) mod csr;
pub(crate) mod issue;
pub(crate) mod mail;
mod review;

pub(crate) use review::{Decision, Review, submit};
