"""Trains the English reader; stops and resumes at any epoch.

    python -m training.reader.train --data DATA --out FOLDER [--epochs 5]

FOLDER gets `checkpoint.pt` (weights, optimiser, epoch) after every epoch and `log.jsonl` with the
dev scores; run the same command again to go on, with fewer epochs too where time is short.
`training.reader.export` makes the shipped files.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch.nn import functional

from legation.steps.reader.lemmas import make_rule
from legation.steps.reader.tokens import make_tokenizer
from training.reader.batches import IGNORED, Batch, Batcher, Window, make_windows, reshaped, shuffled_batches
from training.reader.network import Labels, ReaderNetwork
from training.reader.silver import Teacher
from training.reader.start import country_names, load_encoder, load_tokenizer, organisation_names
from training.reader.swaps import Swapper
from training.reader.treebanks import Corpora, Sentence, load

LOSS_WEIGHTS = {
    "universal_tags": 0.7,
    "treebank_tags": 0.5,
    "lemma_rules": 0.5,
    "sentence_starts": 1.0,
    "names": 1.5,
}


def find_labels(corpora: Corpora) -> Labels:
    """Label inventories of the training part, most frequent first where many are rare."""
    sentences = [s for d in corpora.train for s in d]
    rules = Counter(make_rule(t, le) for s in sentences for t, le in zip(s.tokens, s.lemmas, strict=True))
    return Labels(
        tuple(sorted({tag for s in sentences for tag in s.universal_tags})),
        tuple(sorted({tag for s in sentences for tag in s.treebank_tags})),
        tuple(rule for rule, count in rules.most_common() if count >= 3),
        tuple(sorted({relation for s in sentences for relation in s.relations})),
        ("O", *(f"{part}-{kind}" for kind in ("PER", "ORG", "LOC") for part in "BI")),
    )


def losses(network: ReaderNetwork, batch: Batch) -> torch.Tensor:
    """The summed loss of all heads; heads of dependencies are sought inside the sentence only."""
    outputs = network(batch.pieces, batch.mask, batch.case, batch.first)
    total = torch.zeros((), device=batch.pieces.device)
    for (name, weight), logits in zip(LOSS_WEIGHTS.items(), outputs[:5], strict=True):
        target = getattr(batch, name)
        if (target != IGNORED).any():
            total = total + weight * functional.cross_entropy(
                logits.float().flatten(0, 1), target.flatten(), ignore_index=IGNORED
            )
    if (batch.heads != IGNORED).any():
        arcs = mask_arcs(outputs[5].float() @ outputs[6].float().transpose(1, 2), batch.sentence)
        total = total + functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORED)
        labels = network.relations(outputs[7], outputs[8], batch.heads.clamp(min=0)).float()
        total = total + functional.cross_entropy(labels.flatten(0, 1), batch.relations.flatten(), ignore_index=IGNORED)
    return total


def mask_arcs(arcs: torch.Tensor, sentence: torch.Tensor) -> torch.Tensor:
    """Forbids heads outside the dependent's own sentence, the root aside."""
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same &= (sentence >= 0).unsqueeze(1)
    allowed = functional.pad(same, (1, 0, 1, 0), value=True)
    return arcs.masked_fill(~allowed, -1e4)


def dev_scores(network: ReaderNetwork, batcher: Batcher, corpora: Corpora) -> dict[str, float]:
    """Tag accuracy and greedy attachment on gold tokens and sentences; the export scores the rest."""
    network.eval()
    device = next(network.parameters()).device
    right: Counter[str] = Counter()
    sentences = sorted((s for d in corpora.dev for s in d), key=lambda s: len(s.tokens))
    with torch.no_grad():
        for start in range(0, len(sentences), 32):
            batch = batcher.batch([(s,) for s in sentences[start : start + 32]]).to(device)
            out = network(batch.pieces, batch.mask, batch.case, batch.first)
            arcs = mask_arcs(out[5].float() @ out[6].float().transpose(1, 2), batch.sentence).argmax(-1)
            labels = network.relations(out[7], out[8], arcs).argmax(-1)
            known = batch.heads != IGNORED
            attached = (arcs == batch.heads)[known]
            right["words"] += int(known.sum())
            right["uas"] += int(attached.sum())
            right["las"] += int((attached & (labels == batch.relations)[known]).sum())
            right["upos"] += int((out[0].argmax(-1) == batch.universal_tags).sum())
            right["xpos"] += int((out[1].argmax(-1) == batch.treebank_tags).sum())
            right["lemma"] += int((out[2].argmax(-1) == batch.lemma_rules).sum())
    network.train()
    return {name: right[name] / right["words"] for name in ("upos", "xpos", "lemma", "uas", "las")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder laid out as training/README.md says")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--teacher", type=Path, help="folder of an earlier reader: it proposes names for EWT")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch-tokens", type=int, default=900)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    organisations = organisation_names()
    teacher = Teacher(options.teacher, country_names(), organisations) if options.teacher else None
    corpora = load(options.data, country_names(), teacher and teacher.label)
    labels = find_labels(corpora)
    (options.out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=0))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = ReaderNetwork(load_encoder(), labels).to(device)
    swapper = Swapper((*corpora.names_only, *_gum(corpora)), {"ORG": _tokenised(organisations)})
    train(network, Batcher(load_tokenizer(), labels), Material(corpora, swapper), options, device)


def _gum(corpora: Corpora) -> Iterator[Sentence]:
    return (s for d in corpora.train for s in d if s.identifier.startswith("GUM"))


def _tokenised(names: Iterable[str]) -> list[tuple[str, ...]]:
    tokenizer = make_tokenizer()
    return [tuple(token.text for token in tokenizer(name)) for name in sorted(names)]


@dataclass(frozen=True)
class Material:
    """What an epoch's windows are made of."""

    corpora: Corpora
    swapper: Swapper

    def windows(self, chance: random.Random) -> list[Window]:
        """All sentences once, cut into windows anew, and some told again with other names."""
        documents = [tuple(reshaped(s, chance) for s in d) for d in self.corpora.train]
        windows = make_windows(documents, 110, chance)
        windows += [(reshaped(s, chance),) for s in self.corpora.names_only]
        windows += [(s,) for s in self.swapper.told_again(chance)]
        return windows


def train(
    network: ReaderNetwork,
    batcher: Batcher,
    material: Material,
    options: argparse.Namespace,
    device: torch.device,
) -> None:
    # Word-piece vectors stay as they are: names and rare words of the news keep their neighbours.
    network.encoder.embeddings.word_embeddings.requires_grad_(False)
    inside = {id(p) for p in network.encoder.parameters()}
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for p in network.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=1e-4, weight_decay=0.01)
    steps = options.epochs * _steps_an_epoch(material, options)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [2.5e-4, 2e-3], total_steps=steps + options.epochs * 50, pct_start=0.06
    )
    path = options.out / "checkpoint.pt"
    start = 0
    if path.exists():
        saved = torch.load(path, map_location=device)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        # The curve is that of the epochs asked for now: with fewer the rate falls faster from here on.
        curve = {name: getattr(schedule, name) for name in ("total_steps", "_schedule_phases")}
        schedule.load_state_dict(saved["schedule"] | curve)
        start = saved["epoch"] + 1
    for epoch in range(start, options.epochs):
        _one_epoch(network, batcher, material, options, device, epoch, optimiser, schedule)
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
        scores = dev_scores(network, batcher, material.corpora)
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps({"epoch": epoch, **scores}) + "\n")
        print("epoch", epoch, scores, flush=True)


def _steps_an_epoch(material: Material, options: argparse.Namespace) -> int:
    chance = random.Random(0)
    return sum(1 for _ in shuffled_batches(material.windows(chance), options.batch_tokens, chance))


def _one_epoch(network, batcher, material, options, device, epoch, optimiser, schedule) -> None:
    chance = random.Random(options.seed * 1000 + epoch)
    windows = material.windows(chance)
    began = time.time()
    network.train()
    for number, batch in enumerate(shuffled_batches(windows, options.batch_tokens, chance)):
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss = losses(network, batcher.batch(batch).to(device))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if number % 50 == 0:
            print(f"epoch {epoch} batch {number} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
