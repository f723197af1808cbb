fact-withdrew = x
