//! Counts what two answers have in common, and looks up the written reason of each difference.

use std::cell::RefCell;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};

/// A difference that somebody has looked at and found to be right.
pub(crate) struct Allowed<Case> {
    /// Why both may answer as they do.
    pub(crate) why: &'static str,
    /// Which differences the reason covers.
    pub(crate) covers: fn(&Case) -> bool,
}

/// What has been compared so far.
pub(crate) struct Ledger<Case: 'static> {
    subject: &'static str,
    allowed: &'static [Allowed<Case>],
    counts: RefCell<Counts>,
}

struct Counts {
    same: usize,
    left_out: usize,
    /// How often each reason was met.
    met: Vec<usize>,
}

impl<Case: Debug> Ledger<Case> {
    pub(crate) fn new(subject: &'static str, allowed: &'static [Allowed<Case>]) -> Self {
        let counts = Counts { same: 0, left_out: 0, met: vec![0; allowed.len()] };
        Self { subject, allowed, counts: RefCell::new(counts) }
    }

    /// Both answer alike.
    pub(crate) fn same(&self) {
        self.counts.borrow_mut().same += 1;
    }

    /// The two have data of different days here.
    pub(crate) fn leave_out(&self) {
        self.counts.borrow_mut().left_out += 1;
    }

    /// The answers differ: which they may, for a written reason alone.
    pub(crate) fn differ(&self, case: &Case) -> TestCaseResult {
        let reason = self.allowed.iter().position(|allowed| (allowed.covers)(case));
        prop_assert!(reason.is_some(), "no written reason covers {:#?}", case);
        self.counts.borrow_mut().met[reason.unwrap_or_default()] += 1;
        Ok(())
    }

    /// Compares on inputs from fixed seeds, so many for each seed. What no reason covers is made small and printed.
    #[track_caller]
    pub(crate) fn compare<S: Strategy>(&self, inputs: S, cases: u32, compare: impl Fn(S::Value) -> TestCaseResult) {
        self.compare_from(0, inputs, cases, compare);
    }

    /// The same from other seeds, for a comparison that is made many times over.
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

    /// Prints the counts, and fails where a reason was never needed or more than so many inputs in a hundred were left out.
    #[track_caller]
    pub(crate) fn close(self, left_out_percent: usize) {
        let Counts { same, left_out, met } = self.counts.into_inner();
        let all = same + left_out + met.iter().sum::<usize>();
        println!("{}: {all} inputs, {same} alike, {left_out} left out", self.subject);
        for (allowed, met) in self.allowed.iter().zip(&met) {
            println!("  {met} differ: {}", allowed.why);
            assert!(*met > 0, "{}: a reason that nothing needs any longer: {}", self.subject, allowed.why);
        }
        assert!(left_out * 100 <= all * left_out_percent, "{}: {left_out} of {all} inputs left out", self.subject);
    }
}
