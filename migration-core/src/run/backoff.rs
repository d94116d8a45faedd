//! Pauses between attempts.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// The pause after so many failed attempts: 0.2 s, doubled each time up to 6.4 s, and of that between a half and
/// all, so that programs that failed together do not come back together.
pub(super) fn pause(failed: u32) -> Duration {
    let whole = Duration::from_millis(200) * 2_u32.pow(failed.saturating_sub(1).min(5));
    whole / 2 + whole.mul_f64(random() / 2.0)
}

/// A number from 0 to 1, from the keys that the standard library draws for its maps.
fn random() -> f64 {
    let bits = RandomState::new().build_hasher().finish() >> 32;
    f64::from(u32::try_from(bits).unwrap_or(0)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_vary() {
        for (failed, most) in [(1, 200), (2, 400), (6, 6400), (99, 6400)] {
            let pause = pause(failed).as_millis();
            assert!((most / 2..=most).contains(&pause), "{failed}: {pause}");
        }
        assert_ne!(pause(99), pause(99));
    }
}
