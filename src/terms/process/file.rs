//! A process in a file. It goes through the same checks as one that is built.

use crate::terms::process::Process;
use crate::terms::process::horizon::Horizons;
use crate::terms::process::mistake::{MAX_CAST, MAX_STEPS, ProcessError};
use crate::terms::process::organisation::Organisation;
use crate::terms::process::power::Powers;
use crate::terms::process::step::Step;
use crate::value::actor::Capacity;
use crate::value::material::{MaterialKind, MaterialKinds};
use crate::value::text::{Label, Name};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::marker::PhantomData;

/// A process as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Process", deny_unknown_fields)]
pub(super) struct Written {
    cast: ByCapacity<Powers>,
    steps: Vec<Step>,
    #[serde(default = "a_cv")]
    material: MaterialKinds,
    #[serde(default)]
    dates: Vec<Name>,
    #[serde(default)]
    tools: Vec<Label>,
    #[serde(default)]
    horizons: Horizons,
    #[serde(default)]
    organisations: ByCapacity<Organisation>,
}

/// One capacity after the other with what is said of it, as a map.
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        inline,
        from = "std::collections::BTreeMap<Capacity, T>",
        into = "std::collections::BTreeMap<Capacity, T>"
    )
)]
struct ByCapacity<T>(Vec<(Capacity, T)>);

impl<T> Default for ByCapacity<T> {
    fn default() -> Self {
        ByCapacity(Vec::new())
    }
}

fn a_cv() -> MaterialKinds {
    MaterialKind::Cv.into()
}

impl TryFrom<Written> for Process {
    type Error = ProcessError;
    fn try_from(written: Written) -> Result<Self, ProcessError> {
        let Written { cast, steps, material, dates, tools, horizons, organisations } = written;
        // A process counts only as far as it must, a file to its end.
        if cast.0.len() > MAX_CAST {
            return Err(ProcessError::Cast(cast.0.len()));
        }
        if steps.len() > MAX_STEPS {
            return Err(ProcessError::Length(steps.len()));
        }
        let process = Process::new(cast.0, steps)?;
        let process = process.with_dates(dates)?.with_organisations(organisations.0)?;
        Ok(process.with_material(material).with_tools(tools).with_horizons(horizons))
    }
}

impl From<Process> for Written {
    fn from(process: Process) -> Self {
        let Process { cast, who: _, steps, material, dates, tools, horizons, organisations } = process;
        Written {
            cast: ByCapacity(cast.into_vec()),
            steps: steps.into_vec(),
            material,
            dates: dates.into_vec(),
            tools: tools.into_vec(),
            horizons,
            organisations: ByCapacity(organisations.into_vec()),
        }
    }
}

impl<T: Serialize> Serialize for ByCapacity<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(capacity, said)| (capacity, said)))
    }
}

/// A capacity that stands there twice stays twice, so that the process refuses it.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for ByCapacity<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Each<T> {
            type Value = ByCapacity<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from capacities to what is said of them")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(one) = map.next_entry()? {
                    all.push(one);
                }
                Ok(ByCapacity(all))
            }
        }
        deserializer.deserialize_map(Each(PhantomData))
    }
}
