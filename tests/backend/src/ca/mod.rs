//! The CA: its review, its e-mails and its key. This is the map. The table shows the condition for each stage of the
//! review:
//!
//! | stage | condition |
//! | --- | --- |
//! | `received` | nothing |
//! | `documents` | the clock (`--stage-seconds` after the submission), or the reviewer; only if any are required |
//! | `organizationCall` | the clock (`--stage-seconds` after the documents), or the reviewer; OV and EV |
//! | `domainVerification` | the applicant, by the link in the e-mail of the submission; never the clock |
//! | `issuance` | all stages above, then the clock (`--stage-seconds` once more), or the reviewer |

pub(crate) mod csr;
pub(crate) mod issue;
pub(crate) mod mail;
pub(crate) mod method;
mod review;

pub(crate) use review::{Decision, Review, submit};
