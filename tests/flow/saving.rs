//! The saving of a draft: what happens in which order, and what is done about it.

use signet::exchange::error::BackendError;
use signet::exchange::saving::{QUIET_MS, SaveState, SaveStep, Saving};

use super::{Chance, answered, every_error};

/// A draft that was changed, and whose save is under way.
fn saving() -> Saving {
    let mut saving = Saving::default();
    assert_eq!(saving.touched(), SaveStep::Wait(QUIET_MS));
    assert_eq!(saving.due(), SaveStep::Save);
    saving
}

#[test]
fn a_draft_is_saved_once_the_applicant_pauses() {
    let mut saving = Saving::default();
    assert_eq!((saving.due(), saving.state()), (SaveStep::Rest, &SaveState::Clean), "there is nothing to save");
    for _key in 0..3 {
        assert_eq!(saving.touched(), SaveStep::Wait(QUIET_MS), "each key moves the time");
        assert_eq!(saving.state(), &SaveState::Dirty);
    }
    assert_eq!((saving.due(), saving.state()), (SaveStep::Save, &SaveState::Saving));
    assert_eq!(saving.ended(Ok(Some(7.0)), 0.0), SaveStep::Rest);
    assert_eq!(saving.state(), &SaveState::Saved { at_ms: Some(7.0) });
    assert_eq!(saving.due(), SaveStep::Rest, "everything is saved");
}

#[test]
fn a_change_during_a_save_is_saved_after_it_and_not_beside_it() {
    let mut saving = saving();
    assert_eq!(saving.touched(), SaveStep::Wait(QUIET_MS));
    assert_eq!(saving.state(), &SaveState::Saving);
    assert_eq!(saving.due(), SaveStep::Rest, "one save at a time");
    assert_eq!(saving.ended(Ok(None), 0.0), SaveStep::Wait(QUIET_MS));
    assert_eq!(saving.state(), &SaveState::Dirty);
    assert_eq!(saving.due(), SaveStep::Save);
}

#[test]
fn nothing_is_saved_over_a_change_from_elsewhere_until_the_applicant_has_chosen() {
    let conflict = || {
        let mut saving = saving();
        assert_eq!(saving.ended(Err(answered(412)), 0.0), SaveStep::Rest);
        assert_eq!(saving.state(), &SaveState::Conflict { error: answered(412) });
        for step in [saving.touched(), saving.due(), saving.left()] {
            assert_eq!(step, SaveStep::Rest);
        }
        assert!(!saving.state().is_safe());
        saving
    };
    let mut chosen = conflict();
    assert_eq!(chosen.rebased(), SaveStep::Save);
    assert_eq!((chosen.due(), chosen.state()), (SaveStep::Rest, &SaveState::Saving), "one save at a time");
    assert_eq!(chosen.ended(Ok(None), 0.0), SaveStep::Rest);
}

#[test]
fn a_save_that_failed_is_tried_again_where_that_can_help_and_with_the_next_change_in_any_case() {
    for error in every_error() {
        if error == answered(412) {
            continue;
        }
        let mut saving = saving();
        let step = saving.ended(Err(error.clone()), 0.5);
        let helps = matches!(
            error,
            BackendError::Offline
                | BackendError::Unreachable
                | BackendError::TimedOut
                | BackendError::NotOurBackend
                | BackendError::TooMany { .. }
                | BackendError::Unavailable { .. }
        );
        assert_eq!(matches!(step, SaveStep::Wait(ms) if ms >= 2000), helps, "{error:?} {step:?}");
        assert_eq!(saving.state(), &SaveState::Failed { error, is_tried_again: helps });
        assert_eq!(saving.touched(), SaveStep::Wait(QUIET_MS));
        assert_eq!((saving.due(), saving.state()), (SaveStep::Save, &SaveState::Saving));
    }
}

#[test]
fn the_waits_grow_with_every_failure_and_are_short_again_after_a_save() {
    let mut saving = saving();
    let mut waits = Vec::new();
    for _failure in 0..8 {
        let SaveStep::Wait(ms) = saving.ended(Err(BackendError::Offline), 0.5) else { panic!("no wait") };
        waits.push(ms);
        assert_eq!(saving.due(), SaveStep::Save);
    }
    assert!(waits.is_sorted() && waits[0] < 4000 && waits[7] > 30_000, "{waits:?}");
    saving.ended(Ok(None), 0.5);
    saving.touched();
    saving.due();
    assert_eq!(saving.ended(Err(BackendError::Offline), 0.5), SaveStep::Wait(waits[0]));
}

#[test]
fn a_page_that_goes_away_saves_what_is_left_at_once_or_after_the_save_that_is_under_way() {
    assert_eq!(Saving::default().left(), SaveStep::Rest);
    let mut typed = Saving::default();
    typed.touched();
    assert_eq!(typed.left(), SaveStep::Save);
    assert_eq!(saving().left(), SaveStep::Rest, "nothing was changed since");
    let mut both = saving();
    both.touched();
    assert_eq!(both.left(), SaveStep::SaveAfter);
    assert_eq!(both.left(), SaveStep::Rest, "once");
}

#[test]
fn leaving_is_safe_when_everything_is_saved_and_at_no_other_time() {
    let safe = |saving: &Saving| saving.state().is_safe();
    let mut saving = Saving::default();
    assert!(safe(&saving));
    saving.touched();
    assert!(!safe(&saving), "waiting");
    saving.due();
    assert!(!safe(&saving), "under way");
    saving.ended(Err(BackendError::Offline), 0.0);
    assert!(!safe(&saving), "failed");
    saving.due();
    saving.ended(Ok(None), 0.0);
    assert!(safe(&saving));
}

/// A page that types, pauses, leaves and comes back beside a network that fails at will.
#[test]
fn whatever_happens_saves_never_overlap_and_the_last_change_is_saved_in_the_end() {
    let mut chance = Chance(7);
    for _run in 0..500 {
        let (mut saving, mut typed, mut saved) = (Saving::default(), 0, 0);
        let (mut timer, mut under_way) = (false, None);
        let take = |step: SaveStep, typed: u32, timer: &mut bool, under_way: &mut Option<u32>| match step {
            SaveStep::Rest => {}
            SaveStep::Wait(_) => *timer = true,
            SaveStep::Save => assert_eq!(under_way.replace(typed), None, "two saves at once"),
            SaveStep::SaveAfter => panic!("nobody leaves"),
        };
        for moment in 0..60 {
            let step = match chance.below(3) {
                0 if moment < 30 => {
                    typed += 1;
                    saving.touched()
                }
                1 if timer => {
                    timer = false;
                    saving.due()
                }
                _ => match under_way.take() {
                    None => SaveStep::Rest,
                    Some(_) if moment < 30 && chance.below(2) == 0 => saving.ended(Err(BackendError::Unreachable), 0.5),
                    Some(snapshot) => {
                        saved = snapshot;
                        saving.ended(Ok(None), 0.5)
                    }
                },
            };
            take(step, typed, &mut timer, &mut under_way);
        }
        // The network holds now.
        while timer || under_way.is_some() {
            let step = match under_way.take() {
                Some(snapshot) => {
                    saved = snapshot;
                    saving.ended(Ok(None), 0.5)
                }
                None => {
                    timer = false;
                    saving.due()
                }
            };
            take(step, typed, &mut timer, &mut under_way);
        }
        assert_eq!(saved, typed, "the last change is saved");
        assert!(saving.state().is_safe());
    }
}
