//! What can be wrong with a CSR, as data; the words are in `text::csr`.

use super::key::Curve;
use super::paste::Pasted;

/// Why a CA would not take this CSR; each can be mended by the applicant. The order is that in which they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsrProblem {
    /// Not a CSR but something else, a private key among them.
    Pasted(Pasted),
    /// `BEGIN` and `END` lines with nothing between them.
    EmptyBody,
    /// Several different CSRs; the number is how many.
    MultipleBlocks(usize),
    /// Text between `BEGIN` and `END`, and none of it Base64 that could be told from what stands beside it.
    NoBase64,
    /// A character that is not Base64, or something after the padding (RFC 4648 4): the line, of which `BEGIN` is the first, and
    /// the sign; U+0001 for one beyond ASCII.
    ForeignSign(usize, char),
    /// A wrong count of Base64 characters.
    BadBase64,
    /// It ends too early: bytes announced, bytes that are there.
    Truncated(usize, usize),
    /// Not DER, or not the DER of a CSR (RFC 2986 4).
    MalformedDer,
    /// Bytes after the end of the CSR; the number is how many.
    TrailingData(usize),
    /// A version other than 1 (RFC 2986 4.1); the number is that in the file plus one.
    BadVersion(u32),
    /// More PEM than the contract allows; the number is its bytes.
    TooLarge(usize),
    /// A kind of key that public CAs do not sign (BR 6.1.5); its name or object identifier.
    UnsupportedKey(String),
    /// A curve given by its parameters in place of its name (RFC 5480 2.1.1).
    ExplicitParameters,
    /// A curve other than P-256, P-384 and P-521 (BR 6.1.5); its name or object identifier.
    CurveNotAllowed(String),
    /// A point that is not on the curve, or not in the uncompressed form that every CA reads.
    BadPoint,
    /// A key on a curve whose name is not there: no parameters, NULL or others (RFC 5480 2.1.1, BR 7.1.3.1.2).
    CurveNotNamed,
    /// RSA without the NULL that belongs behind its name (BR 7.1.3.1.1, RFC 3279 2.3.1).
    RsaWithoutNull,
    /// RSA with parameters other than NULL (BR 7.1.3.1.1).
    RsaParameters,
    /// An RSA key whose numbers are no `RSAPublicKey` (RFC 8017 A.1.1): a negative modulus, a number too many.
    BadKey,
    /// RSA below 2048 bits (BR 6.1.5); the number is its bits.
    WeakKey(u32),
    /// RSA bits not divisible by 8 (BR 6.1.5) or above what CAs read; the number is its bits.
    KeySize(u32),
    /// An RSA exponent that is even or below 3 (BR 6.1.6).
    BadExponent,
    /// Attributes or extensions that cannot be read, or with no value, or several.
    BadExtensions,
    /// The same extension twice (RFC 5280 4.2); its object identifier.
    DuplicateExtension(String),
    /// Signed with MD2, MD4, MD5 or SHA-1; the algorithm's name.
    WeakSignatureAlgorithm(String),
    /// Signed with something that CAs do not read; the algorithm's name or object identifier.
    UnsupportedSignatureAlgorithm(String),
    /// Primes of the ROCA form (CVE-2017-15361).
    Roca,
    /// Primes so close that Fermat's method finds them (CVE-2022-26320).
    Fermat,
    /// A prime factor below 752 (BR 6.1.6); the number is the factor.
    SmallFactor(u32),
    /// A key whose private half has been published.
    KnownCompromised,
    /// The signature was not made with this key over these words.
    BadSignature,
    /// A `UTF8String` of the subject whose bytes are no UTF-8 (RFC 3629); its words, as far as they can be read.
    BadText(String),
    /// No name at all.
    NoNames,
    /// A name that is no domain name; as it stands there.
    BadName(String),
    /// A name that exists inside a network alone, as `server.local`; as it stands there.
    InternalName(String),
    /// An e-mail address among the alternative names.
    EmailName(String),
    /// A URL among the alternative names.
    UriName(String),
    /// The user name of Windows (UPN) among the alternative names.
    UserName(String),
    /// A directory name among the alternative names.
    DirectoryName(String),
    /// Another kind of alternative name: its words or its object identifier; empty where it cannot be read.
    OtherName(String),
}

impl CsrProblem {
    /// The stable code of this problem, as corpora and tests name it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Pasted(pasted) => pasted.code(),
            Self::EmptyBody => "empty-body",
            Self::MultipleBlocks(_) => "multiple-blocks",
            Self::NoBase64 | Self::ForeignSign(..) | Self::BadBase64 => "bad-base64",
            Self::Truncated(..) => "truncated",
            Self::MalformedDer => "malformed-der",
            Self::TrailingData(_) => "trailing-data",
            Self::BadVersion(_) => "bad-version",
            Self::TooLarge(_) => "too-large",
            Self::UnsupportedKey(_) => "unsupported-key",
            Self::ExplicitParameters => "explicit-ec-params",
            Self::CurveNotAllowed(_) => "curve-not-allowed",
            Self::BadPoint => "bad-point",
            Self::CurveNotNamed => "ec-curve-missing",
            Self::RsaWithoutNull => "rsa-null-missing",
            Self::RsaParameters => "rsa-parameters",
            Self::BadKey => "bad-key",
            Self::WeakKey(_) => "weak-key",
            Self::KeySize(_) => "key-size-not-supported",
            Self::BadExponent => "bad-exponent",
            Self::BadExtensions => "bad-extensions",
            Self::DuplicateExtension(_) => "duplicate-extension",
            Self::WeakSignatureAlgorithm(_) => "weak-signature-algorithm",
            Self::UnsupportedSignatureAlgorithm(_) => "unsupported-signature-algorithm",
            Self::Roca => "roca-weak-key",
            Self::Fermat => "fermat-weak-key",
            Self::SmallFactor(_) => "small-factor-key",
            Self::KnownCompromised => "known-compromised-key",
            Self::BadSignature => "bad-signature",
            Self::BadText(_) => "bad-text",
            Self::NoNames => "no-names",
            Self::BadName(_) => "bad-name",
            Self::InternalName(_) => "internal-name",
            Self::EmailName(_) => "email-san",
            Self::UriName(_) => "uri-san",
            Self::UserName(_) | Self::DirectoryName(_) | Self::OtherName(_) => "other-san",
        }
    }
}

/// What some CAs refuse, or quietly leave out. The order is that in which they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsrWarning {
    /// Allowed by BR 6.1.5, refused by several CAs.
    CurveOftenRefused(Curve),
    /// An RSA exponent below 65537 (BR 6.1.6: SHOULD NOT); its value, none when it is above 64 bits.
    UnusualExponent(Option<u64>),
    /// RSASSA-PSS, SHA-224 or SHA-3: the key is fine, many CAs cannot read the signature.
    UnusualSignature(String),
    /// An RSA key above 4096 bits; the number is its bits.
    LargeKey(u32),
    /// The signature could not be checked here.
    SignatureNotChecked,
    /// Several common names; the number is how many.
    SeveralCommonNames(usize),
    /// A common name that is not among the alternative names, which are what counts (BR 7.1.2.7.12), nor beside any.
    CommonNameNotInNames(String),
    /// Extensions asked for in several lists, where there is to be one (RFC 2985 5.4.2); the number is how many.
    SeveralRequests(usize),
    /// An IP address among the names: this order is for domain names.
    IpName(String),
    /// OCSP Must-Staple (RFC 7633): CAs are switching OCSP off, and such a certificate then stops to work.
    MustStaple,
    /// It asks to become a CA; the request is left out.
    AsksForCa,
}

impl CsrWarning {
    /// The stable code of this warning, as corpora and tests name it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CurveOftenRefused(_) => "curve-often-refused",
            Self::UnusualExponent(_) => "bad-exponent",
            Self::UnusualSignature(_) => "signature-algorithm-unusual",
            Self::LargeKey(_) => "key-size-unusual",
            Self::SignatureNotChecked => "signature-not-checked",
            Self::SeveralCommonNames(_) => "multiple-cn",
            Self::CommonNameNotInNames(_) => "cn-not-in-san",
            Self::SeveralRequests(_) => "several-requests",
            Self::IpName(_) => "ip-san",
            Self::MustStaple => "must-staple",
            Self::AsksForCa => "ca-requested",
        }
    }
}
