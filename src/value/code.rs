//! Codes of errors: a short name that never changes, for programs, catalogues and tables of faults.

/// Writes the code of each variant of an error: the area, a dot, and the name of the variant as serde writes it. A variant that only
/// passes on a cause has the code of that cause. A variant without a code does not compile.
macro_rules! codes {
    ($error:ty, $area:literal { $( $pattern:pat => $code:literal, )* $(; $( $passed_on:pat => $cause:expr, )* )? }) => {
        impl $error {
            /// The codes of its own, each once; what only passes on a cause has none here.
            pub(crate) const CODES: &'static [&'static str] = &[$( concat!($area, ".", $code), )*];

            /// Returns a short code that never changes, for programs.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $( $pattern => concat!($area, ".", $code), )*
                    $($( $passed_on => $cause, )*)?
                }
            }
        }
    };
}

pub(crate) use codes;
