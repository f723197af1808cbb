//! A process in a file. It goes through the same checks as one that is built.

use crate::terms::process::Process;
use crate::terms::process::horizon::Horizons;
use crate::terms::process::mistake::{MAX_CAST, MAX_STEPS, ProcessError};
use crate::terms::process::power::Powers;
use crate::terms::process::step::Step;
use crate::value::actor::Capacity;
use crate::value::material::{MaterialKind, MaterialKinds};
use crate::value::text::{Label, Name};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A process as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Process", deny_unknown_fields)]
pub(super) struct Written {
    cast: WrittenCast,
    steps: Vec<Step>,
    #[serde(default = "a_cv")]
    material: MaterialKinds,
    #[serde(default)]
    dates: Vec<Name>,
    #[serde(default)]
    tools: Vec<Label>,
    #[serde(default)]
    horizons: Horizons,
}

/// One capacity after the other with its powers, as a map.
struct WrittenCast(Vec<(Capacity, Powers)>);

fn a_cv() -> MaterialKinds {
    MaterialKind::Cv.into()
}

impl TryFrom<Written> for Process {
    type Error = ProcessError;
    fn try_from(written: Written) -> Result<Self, ProcessError> {
        let Written { cast, steps, material, dates, tools, horizons } = written;
        // A process counts only as far as it must, a file to its end.
        if cast.0.len() > MAX_CAST {
            return Err(ProcessError::Cast(cast.0.len()));
        }
        if steps.len() > MAX_STEPS {
            return Err(ProcessError::Length(steps.len()));
        }
        let process = Process::new(cast.0, steps)?;
        Ok(process.with_dates(dates)?.with_material(material).with_tools(tools).with_horizons(horizons))
    }
}

impl From<Process> for Written {
    fn from(process: Process) -> Self {
        let Process { cast, who: _, steps, material, dates, tools, horizons } = process;
        Written {
            cast: WrittenCast(cast.into_vec()),
            steps: steps.into_vec(),
            material,
            dates: dates.into_vec(),
            tools: tools.into_vec(),
            horizons,
        }
    }
}

impl Serialize for WrittenCast {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(capacity, powers)| (capacity, powers)))
    }
}

/// A capacity that stands there twice stays twice, so that the process refuses it.
impl<'de> Deserialize<'de> for WrittenCast {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = WrittenCast;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from capacities to powers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut cast = Vec::new();
                while let Some(one) = map.next_entry()? {
                    cast.push(one);
                }
                Ok(WrittenCast(cast))
            }
        }
        deserializer.deserialize_map(Each)
    }
}
