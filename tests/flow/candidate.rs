//! Tabs that want to lead: one leads at a time, and another takes over when it goes.

use std::collections::VecDeque;

use signet::exchange::candidate::Candidate;

use super::Chance;

#[test]
fn a_tab_asks_for_the_lock_once_and_leads_when_it_has_it() {
    let mut tab = Candidate::default();
    assert_eq!([tab.stand(), tab.stand()], [true, false]);
    assert_eq!(tab, Candidate::Queued);
    assert!(tab.granted());
    assert!(!tab.stand(), "it leads already");
    assert_eq!(tab, Candidate::Leading);
}

#[test]
fn a_tab_that_withdrew_does_not_lead_when_its_turn_comes() {
    let mut tab = Candidate::default();
    tab.stand();
    tab.withdraw();
    assert!(!tab.granted());
    assert_eq!(tab, Candidate::Out);
    assert!(tab.stand(), "the next time it asks again");
}

#[test]
fn a_tab_that_withdrew_and_came_back_keeps_its_place_in_the_queue() {
    let mut tab = Candidate::default();
    tab.stand();
    tab.withdraw();
    assert!(!tab.stand(), "it is in the queue still");
    assert!(tab.granted());
}

/// Tabs are shown and hidden at will, beside a lock as browsers have it.
#[test]
fn one_tab_leads_whenever_one_wants_to_and_never_two() {
    let mut chance = Chance(3);
    let mut tabs = [Candidate::default(); 4];
    let (mut queue, mut wants) = (VecDeque::new(), [false; 4]);
    for _moment in 0..5000 {
        let at = chance.below(4) as usize;
        wants[at] = chance.below(2) == 0;
        if wants[at] {
            if tabs[at].stand() {
                queue.push_back(at);
            }
        } else {
            tabs[at].withdraw();
        }
        // The browser gives a free lock to the first in the queue.
        while !tabs.contains(&Candidate::Leading) {
            let Some(first) = queue.pop_front() else { break };
            tabs[first].granted();
        }
        let leaders: Vec<usize> = (0..4).filter(|it| tabs[*it] == Candidate::Leading).collect();
        assert_eq!(leaders.len(), usize::from(wants.contains(&true)), "{tabs:?} {wants:?}");
        assert!(leaders.iter().all(|leader| wants[*leader]), "{tabs:?} {wants:?}");
    }
}
