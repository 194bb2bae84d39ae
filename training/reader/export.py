"""Makes the shipped reader of a training checkpoint.

    python -m training.reader.export --run FOLDER --out src/legation/data/reader [--keep-fp32 PATH]

FOLDER is what `training.reader.train` wrote: `checkpoint.pt` and `labels.json`. The scores are put
into the card afterwards by `evaluation/reader.py --card NAME`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from legation.steps.reader.network import OUTPUTS
from training.reader.network import RELATION_WIDTH, Labels, ReaderNetwork
from training.reader.start import load_encoder, weights_folder

INPUTS = ("pieces", "mask", "case", "first")
OPSET = 17
FILES = ("reader.onnx", "relations.onnx", "labels.json", "tokenizer.json")


class Exported(nn.Module):
    """The network as it is shipped: best tags rather than their logits, arc scores rather than vectors.

    Whatever multiplies matrices is in the graph: numpy would do it with threads of its own, which
    fight with ONNX Runtime's for the cores.
    """

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, mask: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        outputs = self.network(pieces, mask, case, first)
        best = [logits.argmax(-1) for logits in outputs[:3]]
        return (*best, *outputs[3:5], outputs[5] @ outputs[6].transpose(1, 2), *outputs[7:])


class Relations(nn.Module):
    """Relation logits of tokens to heads that have been chosen: the second, tiny graph."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.output = network.relation_output

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        logits: Tensor = self.output(torch.cat([dependents * heads, dependents, heads], -1))
        return logits


def load_network(run: Path) -> ReaderNetwork:
    """The trained network of a run, ready to be traced."""
    inventories = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(**{name: tuple(values) for name, values in inventories.items()})
    network = ReaderNetwork(load_encoder(), labels)
    network.encoder.set_attn_implementation("eager")  # sdpa leaves checks on shapes in the traced graph
    network.load_state_dict(torch.load(run / "checkpoint.pt", map_location="cpu")["network"])
    return network.eval()


def example() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Inputs of two windows, the second shorter, to trace with."""
    pieces = torch.randint(1000, 2000, (2, 9))
    mask = torch.ones_like(pieces)
    mask[1, 6:] = 0
    return pieces, mask, torch.ones_like(pieces), torch.tensor([[1, 2, 4, 5], [1, 2, 3, 0]])


def write_onnx(network: ReaderNetwork, path: Path) -> None:
    """Traces the network; batch, pieces and tokens stay free."""
    axes = {name: {0: "batch", 1: "pieces"} for name in ("pieces", "mask", "case")}
    axes["first"] = {0: "batch", 1: "tokens"}
    axes |= {name: {0: "batch", 1: "tokens" if place < 5 else "rooted"} for place, name in enumerate(OUTPUTS)}
    axes["arcs"][2] = "rooted"
    _trace(Exported(network), example(), path, INPUTS, OUTPUTS, axes)


def write_relations(network: ReaderNetwork, path: Path) -> None:
    """Traces the relation layer on its own, as it is: it is small."""
    inputs = (torch.zeros(3, RELATION_WIDTH), torch.ones(3, RELATION_WIDTH))
    names = ("dependents", "heads")
    axes = {name: {0: "tokens"} for name in (*names, "relations")}
    _trace(Relations(network), inputs, path, names, ("relations",), axes)


def _trace(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    input_names: Sequence[str],
    output_names: Sequence[str],
    axes: dict[str, dict[int, str]],
) -> None:
    with torch.no_grad():
        torch.onnx.export(
            module.eval(),
            inputs,
            str(path),
            input_names=list(input_names),
            output_names=list(output_names),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """int8 weights, one scale a channel; seven bits, since older processors overflow with eight."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def write_small_files(run: Path, out: Path) -> None:
    """The labels and the tokenizer."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    (out / "labels.json").write_text(_compact(labels), encoding="utf-8")
    tokenizer = json.loads((weights_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"padding": None, "truncation": None}
    (out / "tokenizer.json").write_text(_compact(tokenizer), encoding="utf-8")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_card(run: Path, out: Path) -> None:
    """What the files are: their digests, the day, the recipe, the scores after each epoch."""
    log = (run / "log.jsonl").read_text(encoding="utf-8").splitlines()
    card = {
        "name": "legation-reader-en",
        "made": date.today().isoformat(),
        "recipe": "training/README.md",
        "starting_weights": weights_folder().parent.name,
        "sha256": {name: digest(out / name) for name in FILES},
        "training": [json.loads(line) for line in log],
        "scores": {},
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder that training wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the shipped reader")
    parser.add_argument("--keep-fp32", type=Path, help="also keep the network before quantisation here")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = load_network(options.run)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        write_onnx(network, full)
        quantise(full, options.out / "reader.onnx")
        if options.keep_fp32:
            shutil.copyfile(full, options.keep_fp32)
    write_relations(network, options.out / "relations.onnx")
    write_small_files(options.run, options.out)
    write_card(options.run, options.out)


if __name__ == "__main__":
    main()
