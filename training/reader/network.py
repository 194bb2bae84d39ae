"""The reader's network: one small encoder, one head a layer.

Heads read the vector of each token's first word piece. Dependencies follow Dozat and Manning
(2017): a biaffine score for heads; relations are scored from the product of the dependent's and
the head's vectors, which costs a fraction of a full biaffine tensor on a laptop.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from legation.steps.reader.features import CASE_SHAPES

ARC_WIDTH = 256
RELATION_WIDTH = 192


@dataclass(frozen=True)
class Labels:
    """The label inventories, in the order of the network's outputs."""

    universal_tags: tuple[str, ...]
    treebank_tags: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


def _projection(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.25))


class ReaderNetwork(nn.Module):
    """Word pieces in; tag, lemma, sentence-start and name logits and dependency vectors out."""

    def __init__(self, encoder: nn.Module, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.case = nn.Embedding(len(CASE_SHAPES), width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.1)
        self.root = nn.Parameter(torch.zeros(width))
        self.universal_tags = nn.Linear(width, len(labels.universal_tags))
        self.treebank_tags = nn.Linear(width, len(labels.treebank_tags))
        self.lemma_rules = nn.Linear(width, len(labels.lemma_rules))
        self.sentence_starts = nn.Linear(width, 2)
        self.names = nn.Sequential(_projection(width, 128), nn.Linear(128, len(labels.names)))
        self.arc_dependent = _projection(width, ARC_WIDTH)
        self.arc_head = _projection(width, ARC_WIDTH)
        self.arc_weight = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.02)
        self.relation_dependent = _projection(width, RELATION_WIDTH)
        self.relation_head = _projection(width, RELATION_WIDTH)
        self.relation_output = nn.Linear(3 * RELATION_WIDTH, len(labels.relations))

    def encode(self, pieces: Tensor, mask: Tensor, case: Tensor, first: Tensor) -> Tensor:
        """Vectors of the tokens, (batch, tokens, width); `first` indexes their first pieces."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.case(case)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        index = first.unsqueeze(-1).expand(-1, -1, hidden.size(-1))
        return self.dropout(torch.gather(hidden, 1, index))

    def forward(self, pieces: Tensor, mask: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All outputs, in the order that `OUTPUTS` names them; the root leads the dependency vectors."""
        words = self.encode(pieces, mask, case, first)
        root = self.root.expand(words.size(0), 1, -1)
        rooted = torch.cat([root, words], 1)
        dependent = self.arc_dependent(rooted)
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return (
            self.universal_tags(words),
            self.treebank_tags(words),
            self.lemma_rules(words),
            self.sentence_starts(words),
            self.names(words),
            dependent @ self.arc_weight,
            self.arc_head(rooted),
            self.relation_dependent(rooted),
            self.relation_head(rooted),
        )

    def relations(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Relation logits of each token to its chosen head, (batch, tokens + 1, relations)."""
        index = chosen.unsqueeze(-1).expand(-1, -1, heads.size(-1))
        picked = torch.gather(heads, 1, index)
        return self.relation_output(torch.cat([dependents * picked, dependents, picked], -1))


OUTPUTS = (
    "universal_tags",
    "treebank_tags",
    "lemma_rules",
    "sentence_starts",
    "names",
    "arc_dependent",
    "arc_head",
    "relation_dependent",
    "relation_head",
)
