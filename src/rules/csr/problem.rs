//! The problems of a CSR, as data. The sentences are in `text::csr`.

use super::key::Curve;
use super::paste::Pasted;

/// Why a CA would refuse this CSR. The applicant can correct each of these. The order here is the order in which they
/// are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsrProblem {
    /// It is not a CSR but something else, such as a private key.
    Pasted(Pasted),
    /// There is nothing between the `BEGIN` and `END` lines.
    EmptyBody,
    /// There are several different CSRs. The number is their count.
    MultipleBlocks(usize),
    /// There is text between `BEGIN` and `END`, but no Base64 could be recognised in it.
    NoBase64,
    /// There is a character that is not Base64, or something after the padding (RFC 4648 4). The data are the number of
    /// the line, where the `BEGIN` line is 1, and the character, where U+0001 means one beyond ASCII.
    ForeignSign(usize, char),
    /// The number of Base64 characters is wrong.
    BadBase64,
    /// The CSR ends too early. The numbers are the bytes announced and the bytes present.
    Truncated(usize, usize),
    /// It is not DER, or not the DER of a CSR (RFC 2986 4).
    MalformedDer,
    /// There are bytes after the end of the CSR. The number is their count.
    TrailingData(usize),
    /// The version is not 1 (RFC 2986 4.1). The number is the value in the file plus one.
    BadVersion(u32),
    /// The PEM is larger than the contract allows. The number is its size in bytes.
    TooLarge(usize),
    /// Public CAs do not sign this kind of key (BR 6.1.5). The text is its name or object identifier.
    UnsupportedKey(String),
    /// The curve is given by its parameters and not by its name (RFC 5480 2.1.1).
    ExplicitParameters,
    /// The curve is not P-256, P-384 or P-521 (BR 6.1.5). The text is its name or object identifier.
    CurveNotAllowed(String),
    /// The point is not in the uncompressed form that every CA reads, or has the wrong length.
    BadPoint,
    /// The curve of the key is not named: the parameters are missing, NULL or others (RFC 5480 2.1.1, BR 7.1.3.1.2).
    CurveNotNamed,
    /// The NULL after the name of RSA is missing (BR 7.1.3.1.1, RFC 3279 2.3.1).
    RsaWithoutNull,
    /// RSA has parameters other than NULL (BR 7.1.3.1.1).
    RsaParameters,
    /// The numbers of an RSA key are no `RSAPublicKey` (RFC 8017 A.1.1), for example with a negative modulus or a third
    /// number.
    BadKey,
    /// The RSA key is shorter than 2048 bits (BR 6.1.5). The number is its size in bits.
    WeakKey(u32),
    /// The size of the RSA key is not divisible by 8 (BR 6.1.5), or larger than CAs read. The number is its size in
    /// bits.
    KeySize(u32),
    /// The RSA exponent is even or below 3 (BR 6.1.6).
    BadExponent,
    /// Attributes or extensions cannot be read, or have no value.
    BadExtensions,
    /// The same extension is there twice (RFC 5280 4.2). The text is its object identifier.
    DuplicateExtension(String),
    /// The CSR is signed with MD2, MD4, MD5, SHA-1 or another weak digest. The text is the algorithm's name.
    WeakSignatureAlgorithm(String),
    /// The CSR is signed with an algorithm that CAs do not read. The text is its name or object identifier.
    UnsupportedSignatureAlgorithm(String),
    /// The primes have the ROCA form (CVE-2017-15361).
    Roca,
    /// The primes are so close that Fermat's method finds them (CVE-2022-26320).
    Fermat,
    /// The modulus has a prime factor below 752 (BR 6.1.6). The number is the factor.
    SmallFactor(u32),
    /// The private half of the key has been published.
    KnownCompromised,
    /// The signature was not made with this key over this content.
    BadSignature,
    /// A `UTF8String` of the subject is not UTF-8 (RFC 3629). The text is its content as far as it can be read.
    BadText(String),
    /// There is no name.
    NoNames,
    /// A name is no domain name. The text is the name as written.
    BadName(String),
    /// A name exists only inside a network, such as `server.local`. The text is the name as written.
    InternalName(String),
    /// There is an e-mail address among the alternative names.
    EmailName(String),
    /// There is a URL among the alternative names.
    UriName(String),
    /// There is a user name of Windows (UPN) among the alternative names.
    UserName(String),
    /// There is a directory name among the alternative names.
    DirectoryName(String),
    /// There is another kind of alternative name. The text is its text or its object identifier; empty if it cannot be
    /// read.
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

/// Why some CAs refuse this CSR or silently leave something out. The order here is the order in which warnings are
/// shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsrWarning {
    /// BR 6.1.5 allows the curve, but several CAs refuse it.
    CurveOftenRefused(Curve),
    /// The RSA exponent is below 65537 (BR 6.1.6: SHOULD NOT) or larger than 64 bits. The value is `None` in the second
    /// case.
    UnusualExponent(Option<u64>),
    /// The signature uses RSASSA-PSS, SHA-224 or SHA-3. The key is fine, but many CAs cannot read the signature.
    UnusualSignature(String),
    /// The RSA key is longer than 4096 bits. The number is its size in bits.
    LargeKey(u32),
    /// The signature could not be checked.
    SignatureNotChecked,
    /// There are several common names. The number is their count.
    SeveralCommonNames(usize),
    /// The common name is not among the alternative names, which decide (BR 7.1.2.7.12), nor close to any of them.
    CommonNameNotInNames(String),
    /// The extensions are in several lists, but only one is allowed (RFC 2985 5.4.2). The number is their count.
    SeveralRequests(usize),
    /// There is an IP address among the names, but this order is for domain names.
    IpName(String),
    /// The CSR asks for OCSP Must-Staple (RFC 7633). CAs are switching OCSP off, and such a certificate then stops
    /// working.
    MustStaple,
    /// The CSR asks to become a CA. The CA ignores that.
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
