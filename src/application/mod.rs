//! The application being made: fields, draft, steps, problems, submission, polling schedule.
