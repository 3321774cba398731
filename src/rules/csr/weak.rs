//! RSA moduli that are broken although they are long enough (BR 4.9.1.1 and 6.1.1.3).

use crypto_bigint::{BoxedUint, Limb, Resize};

/// Returns the remainder of a big-endian number divided by a small number.
fn remainder(number: &[u8], by: u32) -> u32 {
    // The divisors are below 2^16, so a remainder and eight more bits fit.
    number.iter().fold(0, |rest, &byte| (rest << 8 | u32::from(byte)) % by)
}

/// The bound below which BR 6.1.6 allows no prime factor.
const SMALL_FACTOR_BOUND: u32 = 752;

/// Returns the smallest factor of the modulus below 752 (BR 6.1.6, NIST SP 800-89 5.3.3).
pub(super) fn small_factor(modulus: &[u8]) -> Option<u32> {
    (2..SMALL_FACTOR_BOUND).find(|&factor| remainder(modulus, factor) == 0)
}

/// The primes of the ROCA fingerprint: modulo each of them, the modulus of a broken chip is in the subgroup that 65537
/// generates (Nemec et al., "The Return of Coppersmith's Attack", CCS 2017, 3).
const ROCA_PRIMES: [u32; 38] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
    113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];

/// Returns true if the key was made by a chip with CVE-2017-15361. A sound key fits by chance once in about 2^154.
pub(super) fn is_roca(modulus: &[u8]) -> bool {
    ROCA_PRIMES.iter().all(|&prime| {
        let rest = remainder(modulus, prime);
        let mut power = 1;
        (0..prime).any(|_| {
            power = power * (65_537 % prime) % prime;
            power == rest
        })
    })
}

/// The rounds of Fermat's method. The public CA that found such keys uses the same number.
const FERMAT_ROUNDS: u32 = 100;

/// Returns true if the primes are so close that Fermat's method finds them within a hundred rounds (CVE-2022-26320).
///
/// The modulus is a² − b². a starts at its square root, rounded up, and b² grows by 2a + 1 with each step of a.
pub(super) fn has_close_primes(modulus: &[u8]) -> bool {
    let number = BoxedUint::from_be_slice_vartime(modulus);
    // One more limb than the modulus has is needed, so that a² fits.
    let precision = number.bits_precision() + Limb::BITS;
    let number = number.resize(precision);
    let mut a = number.floor_sqrt_vartime();
    let one = BoxedUint::one_with_precision(precision);
    if a.wrapping_square() == number {
        return true;
    }
    a.wrapping_add_assign(&one);
    let mut b_squared = a.wrapping_square().wrapping_sub(&number);
    for _ in 0..FERMAT_ROUNDS {
        if is_square(&b_squared) {
            return true;
        }
        let step = a.wrapping_add(&a).wrapping_add(&one);
        b_squared.wrapping_add_assign(&step);
        a.wrapping_add_assign(&one);
    }
    false
}

/// Returns true if the number is a square. In hexadecimal, squares end in 0, 1, 4 or 9, and they are squares modulo a
/// few small numbers. The root is taken only if these tests pass.
fn is_square(number: &BoxedUint) -> bool {
    let bytes = number.to_be_bytes();
    let last = bytes.last().copied().unwrap_or_default() % 16;
    let is_residue = |prime: u32| (0..prime).any(|root| root * root % prime == remainder(&bytes, prime));
    matches!(last, 0 | 1 | 4 | 9)
        && [63, 65, 11, 17, 19, 23, 31].into_iter().all(is_residue)
        && number.floor_sqrt_vartime().wrapping_square() == *number
}
