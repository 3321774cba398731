//! Counts equal answers, and finds the written reason for each difference.

use std::cell::RefCell;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};

/// A difference that somebody has examined and found to be right.
pub(crate) struct Allowed<Case> {
    /// Why both may answer as they do.
    pub(crate) why: &'static str,
    /// Returns true if the reason covers the difference.
    pub(crate) covers: fn(&Case) -> bool,
}

/// The comparisons so far.
pub(crate) struct Ledger<Case: 'static> {
    subject: &'static str,
    allowed: &'static [Allowed<Case>],
    counts: RefCell<Counts>,
}

struct Counts {
    same: usize,
    left_out: usize,
    /// How many times each reason was used.
    met: Vec<usize>,
}

impl<Case: Debug> Ledger<Case> {
    pub(crate) fn new(subject: &'static str, allowed: &'static [Allowed<Case>]) -> Self {
        let counts = Counts { same: 0, left_out: 0, met: vec![0; allowed.len()] };
        Self { subject, allowed, counts: RefCell::new(counts) }
    }

    /// Counts an equal answer.
    pub(crate) fn same(&self) {
        self.counts.borrow_mut().same += 1;
    }

    /// Counts an input for which the two have data of different dates.
    pub(crate) fn leave_out(&self) {
        self.counts.borrow_mut().left_out += 1;
    }

    /// Counts a different answer. It must be covered by a written reason.
    pub(crate) fn differ(&self, case: &Case) -> TestCaseResult {
        let reason = self.allowed.iter().position(|allowed| (allowed.covers)(case));
        prop_assert!(reason.is_some(), "no written reason covers {:#?}", case);
        self.counts.borrow_mut().met[reason.unwrap_or_default()] += 1;
        Ok(())
    }

    /// Compares `cases` inputs for each of the fixed seeds. An input that no reason covers is shrunk and printed.
    #[track_caller]
    pub(crate) fn compare<S: Strategy>(&self, inputs: S, cases: u32, compare: impl Fn(S::Value) -> TestCaseResult) {
        self.compare_from(0, inputs, cases, compare);
    }

    /// Does the same with other seeds, for a comparison that is repeated many times.
    #[track_caller]
    pub(crate) fn compare_from<S: Strategy>(
        &self,
        salt: usize,
        inputs: S,
        cases: u32,
        compare: impl Fn(S::Value) -> TestCaseResult,
    ) {
        let rounds = std::env::var("SIGNET_ORACLE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
        for round in 0..rounds {
            let seed = RngSeed::Fixed(round << 16 | salt as u64);
            let config =
                ProptestConfig { cases, rng_seed: seed, failure_persistence: None, ..ProptestConfig::default() };
            if let Err(failure) = TestRunner::new(config).run(&inputs, &compare) {
                panic!("{}: {failure}", self.subject);
            }
        }
    }

    /// Prints the counts. Fails if a reason was never used, or if more than this share of the inputs was left out, in
    /// per cent.
    #[track_caller]
    pub(crate) fn close(self, left_out_percent: usize) {
        let Counts { same, left_out, met } = self.counts.into_inner();
        let all = same + left_out + met.iter().sum::<usize>();
        println!("{}: {all} inputs, {same} alike, {left_out} left out", self.subject);
        for (allowed, met) in self.allowed.iter().zip(&met) {
            println!("  {met} differ: {}", allowed.why);
            assert!(*met > 0, "{}: this reason covers no difference any more: {}", self.subject, allowed.why);
        }
        assert!(left_out * 100 <= all * left_out_percent, "{}: {left_out} of {all} inputs left out", self.subject);
    }
}
