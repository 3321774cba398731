//! The words of the list of domain names.

use crate::components::NameListWords;
use crate::state::AppContext;
use crate::text::{fields, form as words};

/// Returns the words of the list.
pub(super) fn name_list_words(app: AppContext) -> NameListWords {
    NameListWords {
        label: app.say(fields::DOMAINS),
        common_name: app.say(words::COMMON_NAME),
        remove: app.say(words::REMOVE),
        move_up: app.say(words::MOVE_UP),
        move_down: app.say(words::MOVE_DOWN),
        use_offer: app.say(words::USE_OFFER),
        keys: app.say(words::LIST_KEYS),
        fill: |sentence, name| sentence.replace("{0}", name),
    }
}
