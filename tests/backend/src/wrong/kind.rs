//! The ways in which this backend can break the contract, one at a time. The name on the command line is the variant's, in
//! lower case with hyphens.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// A way to break the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wrong {
    /// `GET /session` has no CSRF token.
    SessionWithoutToken,
    /// Reading needs no session.
    OpenOrders,
    /// Any session cookie is taken for a session.
    AnyCookie,
    /// A 401 does not say where to sign in.
    NoSignInUrl,
    /// An unsafe call without a CSRF token passes.
    CsrfOptional,
    /// An unsafe call with any CSRF token passes.
    CsrfAny,
    /// Ids of orders are numbers.
    NumberIds,
    /// The oldest order comes first.
    OldestFirst,
    /// One order has no documents, while the list has them.
    OrderWithoutDocuments,
    /// An unknown order is an empty object.
    UnknownOrderEmpty,
    /// A draft that was never saved is `null`.
    NothingSavedIsNull,
    /// Saving answers 201.
    SaveAnswers201,
    /// Saving answers without an entity tag.
    NoEtag,
    /// Reading the draft answers without an entity tag.
    ReadWithoutEtag,
    /// The applicant's title is lost.
    LostMember,
    /// The entity tag never changes.
    SameEtag,
    /// `If-Match` is ignored.
    LastWriteWins,
    /// A save is refused with 412, and done.
    StaleWritesAnyway,
    /// `If-None-Match: *` writes over a saved draft.
    FirstSaveOverwrites,
    /// A save without a condition passes.
    Unconditional,
    /// Orders do not say when their draft was saved.
    NoDraftSavedAt,
    /// A draft whose domains are no names is refused.
    DraftsJudged,
    /// The domains of a draft are trimmed and put into lower case.
    DraftsTrimmed,
    /// Only ASCII is kept.
    LatinOnly,
    /// A member that is not known is refused.
    UnknownMembersRefused,
    /// Applications above 32 KiB are refused.
    SmallApplications,
    /// Applications may have any size.
    NoApplicationLimit,
    /// JSON that is no application is refused with 400.
    Shape400,
    /// The blank form is an HTML page.
    TemplateHtml,
    /// An upload is answered with 204.
    UploadAnswers204,
    /// Width and height of a photo are swapped.
    UploadFactsSwapped,
    /// Orders do not list the photo.
    UploadNotListed,
    /// The photo that is read is not the one that was sent.
    PhotoRecompressed,
    /// JPEG is refused.
    PngOnly,
    /// An unknown document is an empty body.
    UnknownDocumentEmpty,
    /// Removing a photo keeps it.
    DeleteKeeps,
    /// A photo of exactly the largest size is refused.
    LimitOffByOne,
    /// The digest of a photo is not compared.
    DigestIgnored,
    /// Photos may have any size.
    NoPhotoLimit,
    /// A 413 does not say how many bytes are taken.
    NoMax,
    /// A text is refused with 422 in place of 415.
    TextRefusedWith422,
    /// A damaged picture is taken.
    NoDecoding,
    /// A refused photo removes the one of before.
    RefusalRemoves,
    /// Making a one-time link answers 200.
    HandoverAnswers200,
    /// A one-time link lives for decades.
    HandoverLivesOn,
    /// Reading a one-time link needs a session.
    HandoverNeedsSession,
    /// Uploading through a one-time link needs a session.
    HandoverUploadRefused,
    /// A one-time link takes several photos.
    HandoverTwice,
    /// Two photos at once through one link are both taken.
    HandoverRace,
    /// A used link can be read.
    UsedLinkReadable,
    /// An unknown link is an empty object.
    UnknownLinkEmpty,
    /// Wrong answers are submitted to the CA.
    NotJudged,
    /// A refusal names only one wrong answer.
    OneErrorAtATime,
    /// Pointers of errors have dots.
    DottedPointers,
    /// A submission ignores `If-Match`.
    SubmitIgnoresIfMatch,
    /// Two equal submissions at once are two.
    Race,
    /// A submission is answered with 200.
    SubmissionAnswers200,
    /// A key that was used is refused.
    AgainIs409,
    /// A key with another body gives the first answer.
    KeyMismatchIgnored,
    /// A second submission is taken while the first is in review.
    SecondSubmission,
    /// A submission with a body is refused.
    AcceptedRefused,
    /// The application can be saved while it is in review.
    EditableInReview,
    /// A photo can be uploaded while the application is in review.
    UploadInReview,
    /// A photo can be removed while the application is in review.
    RemoveInReview,
    /// A one-time link is made while the application is in review.
    HandoverInReview,
    /// The list of attempts is not there.
    AttemptsMissing,
    /// The list of attempts is empty.
    AttemptsEmpty,
    /// Each attempt is listed twice.
    AttemptsTwice,
    /// Sending the e-mail again fails.
    ResendFails,
    /// A 429 does not say how long to wait.
    ResendWithoutWait,
    /// The status has no stages.
    StatusWithoutStages,
    /// The order is still to apply while its status is in review.
    OrderLags,
    /// The status of an unknown order is an empty object.
    UnknownStatusEmpty,
    /// The status has no entity tag.
    StatusWithoutEtag,
    /// The status is always sent whole.
    Never304,
    /// The status is never sent again.
    Always304,
    /// The status does not say when to ask again.
    NoRetryAfter,
    /// The status says when to ask again as a date.
    RetryAfterDate,
    /// The certificate is `application/octet-stream`.
    CertificateOctetStream,
    /// A certificate that is not issued is an empty body.
    CertificateEmpty,
    /// A withdrawal is answered with 204.
    WithdrawalAnswers204,
    /// The version of the status never changes.
    VersionStays,
    /// Nothing can be withdrawn again and again.
    WithdrawTwice,
    /// A withdrawn attempt is listed as failed.
    WithdrawnAsFailed,
    /// An application stays locked after it was withdrawn.
    WithdrawnStaysLocked,
    /// CORS lets every origin in with a star.
    CorsStar,
    /// CORS does not allow credentials.
    CorsNoCredentials,
    /// Errors have no CORS headers.
    CorsNotOnErrors,
    /// CORS hides the headers of answers.
    CorsNotExposed,
    /// A preflight needs a session.
    CorsPreflight401,
    /// CORS does not allow `DELETE`.
    CorsNoDelete,
    /// CORS does not allow `If-Match`.
    CorsNoIfMatch,
    /// CORS lets every origin in by its name.
    CorsAnyOrigin,
    /// Caches may give the answer for one origin to another.
    CorsNoVary,
    /// A 404 is an HTML page.
    NotFoundAsHtml,
    /// Problems have no title.
    ProblemWithoutTitle,
    /// Problems say status 200.
    ProblemStatus200,
    /// JSON is sent as plain text.
    JsonAsText,
    /// Answers have no request id.
    NoRequestId,
    /// Times have no zone.
    LocalTimes,
    /// Answers have no date.
    NoDate,
    /// The clock is an hour ahead.
    ClockAhead,
    /// The time of an upload comes from another clock.
    UploadedLongAgo,
}

impl Wrong {
    /// The way with this name on the command line.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::deserialize(IntoDeserializer::<Error>::into_deserializer(name)).ok()
    }
}
