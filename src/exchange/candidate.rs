//! Chooses the leader among several tabs: each queues for a lock, and one tab holds it at a time. Pure.

/// The place of a tab among the tabs that want to lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Candidate {
    /// It does not want to lead and is not in the queue.
    #[default]
    Out,
    /// It is in the queue.
    Queued,
    /// It is in the queue and no longer wants to lead. A queue cannot be left before its end.
    Withdrawn,
    /// It holds the lock.
    Leading,
}

impl Candidate {
    /// Records that the tab wants to lead. Returns true if it has to ask for the lock.
    pub fn stand(&mut self) -> bool {
        let asks = *self == Self::Out;
        if *self != Self::Leading {
            *self = Self::Queued;
        }
        asks
    }

    /// Records that the tab got the lock. Returns true if it begins to lead; otherwise it gives the lock back at once.
    pub fn granted(&mut self) -> bool {
        let leads = *self == Self::Queued;
        *self = match self {
            Self::Queued | Self::Leading => Self::Leading,
            Self::Out | Self::Withdrawn => Self::Out,
        };
        leads
    }

    /// Records that the tab no longer wants to lead. If it holds the lock, it gives the lock back.
    pub fn withdraw(&mut self) {
        *self = match self {
            Self::Out | Self::Leading => Self::Out,
            Self::Queued | Self::Withdrawn => Self::Withdrawn,
        };
    }
}
