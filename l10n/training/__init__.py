"""From parallel text to a model package: prepare, fit, evaluate, package.

`corpus` and `held_out` say what is learnt from, `lemmas`, `alignment` and `annotation` put glossary terms into the
source, `examples` packs everything as numbers; `network` is the model, `batches` and `fit` train it, `export` and
`packaging` write it for CTranslate2, `evaluation` measures it. PyTorch is the extra `train`.
"""
