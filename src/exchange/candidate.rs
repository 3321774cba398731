//! How one of several tabs comes to lead: it queues for a lock that one of them holds at a time. Pure.

/// What a tab is among the tabs that want to lead.
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
    /// The tab wants to lead. Whether it has to ask for the lock.
    pub fn stand(&mut self) -> bool {
        let asks = *self == Self::Out;
        if *self != Self::Leading {
            *self = Self::Queued;
        }
        asks
    }

    /// The lock was given to the tab. Whether it begins to lead now; where it does not want to, it gives the lock back at once.
    pub fn granted(&mut self) -> bool {
        let leads = *self == Self::Queued;
        *self = match self {
            Self::Queued | Self::Leading => Self::Leading,
            Self::Out | Self::Withdrawn => Self::Out,
        };
        leads
    }

    /// The tab no longer wants to lead: a lock that it holds is free from now on.
    pub fn withdraw(&mut self) {
        *self = match self {
            Self::Out | Self::Leading => Self::Out,
            Self::Queued | Self::Withdrawn => Self::Withdrawn,
        };
    }
}
