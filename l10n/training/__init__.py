"""From parallel text to a model package: prepare, fit, evaluate, package (docs/training.md tells the whole way).

`corpus` and `held_out` say what is learnt from, `lemmas`, `alignment` and `annotation` put glossary terms into the
source, `pieces` and `examples` turn text into numbers, and `prepare` does all that. `network` is the model; `batches`,
`optimizers` and `fit` train it; `checkpoints` keep it; `export` and `packaging` write it for CTranslate2 and Argos;
`evaluation` measures it. PyTorch is the extra `train`; only `prepare` and `evaluation` do without.
"""
