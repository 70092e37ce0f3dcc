"""MiniLM in torch, and the heads that teach it what a reader of news needs.

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019): BERT with 6 layers, width 384. Added to its
input: a vector for the shape of each piece's letters (zero at the start), since its vocabulary is lower case.
Heads, all thrown away after training: entities (BIOES), attribution roles (BIO), a biaffine parser
(Dozat and Manning 2017), Penn tags and morphology.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as nnf
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from extractors.encoder.pieces import SHAPES

WIDTH, LAYERS, HEADS, INNER, EPSILON = 384, 6, 12, 1536, 1e-12


def dropout(states: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout that draws eight bytes at a time: torch's own takes a seventh of the training's time."""
    if not training or rate == 0.0:
        return states
    limit = round(256 * rate)
    words = torch.empty(states.numel() // 8 + 1, dtype=torch.int64).random_(-(2**63), 2**63 - 1)
    kept = (words.view(torch.uint8)[: states.numel()] >= limit).view_as(states)
    return states * kept * (256 / (256 - limit))


class Layer(nn.Module):
    """One post-norm transformer layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)  # query, key, value
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = dropout

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Map (batch, pieces, WIDTH) to the same shape; ``mask`` is true where a piece may be read."""
        batch, length, _ = states.shape
        query, key, value = self.mixed(states).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if self.training:  # torch's own function is slow backwards on a processor
            scores = query @ key.transpose(-2, -1) / math.sqrt(WIDTH // HEADS)
            scores = scores if mask is None else scores.masked_fill(~mask, float("-inf"))
            read = scores.softmax(-1).to(value.dtype) @ value
        else:
            read = nnf.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        read = self.out(read.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.norm(states + dropout(read, self.dropout, self.training))
        thought = self.outer(nnf.gelu(self.inner(states)))
        return self.last_norm(states + dropout(thought, self.dropout, self.training))


class Encoder(nn.Module):
    """Piece numbers and letter shapes in, one vector a piece out."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Map (batch, pieces) twice to (batch, pieces, WIDTH)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.positions(places) + self.shapes(shapes))
        states = dropout(states, self.dropout, self.training)
        for layer in self.layers:
            states = layer(states, mask)
        return states


def published_tokenizer(folder: Path) -> Tokenizer:
    """Read the published tokenizer, without its padding and cutting to 128 pieces."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def from_minilm(folder: Path, dropout: float = 0.1) -> Encoder:
    """Read the published weights (`model.safetensors` in BERT's naming) into an encoder."""
    weights = load_file(folder / "model.safetensors")
    encoder = Encoder(weights["embeddings.word_embeddings.weight"].shape[0], dropout)
    state = {
        # every text is of BERT's first kind, so that kind's vector can be part of the positions
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "shapes.weight": encoder.shapes.weight,
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        theirs = f"encoder.layer.{number}."
        for part in ("weight", "bias"):
            parts = [weights[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"layers.{number}.mixed.{part}"] = torch.cat(parts)
            for ours, name in names.items():
                state[f"layers.{number}.{ours}.{part}"] = weights[f"{theirs}{name}.{part}"]
    encoder.load_state_dict(state)
    return encoder


class Biaffine(nn.Module):
    """Scores of head and relation for every word; the first column of a text stands for the root."""

    def __init__(self, relations: int, arc: int = 256, label: int = 96) -> None:
        super().__init__()
        self.arc, self.label = arc, label
        self.heads = nn.Linear(WIDTH, arc + label)
        self.dependents = nn.Linear(WIDTH, arc + label)
        self.arcs = nn.Parameter(torch.zeros(arc + 1, arc))
        self.relations = nn.Parameter(torch.zeros(relations, label + 1, label + 1))
        nn.init.xavier_uniform_(self.arcs)
        nn.init.xavier_uniform_(self.relations)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Map (batch, 1 + words, WIDTH) to arc scores (batch, dependents, heads) and the parts of relation scores."""
        heads = nnf.dropout(nnf.leaky_relu(self.heads(words), 0.1), 0.25, self.training)
        dependents = nnf.dropout(nnf.leaky_relu(self.dependents(words), 0.1), 0.25, self.training)
        one = torch.ones_like(dependents[..., :1])
        arcs = torch.cat([dependents[..., : self.arc], one], -1) @ self.arcs @ heads[..., : self.arc].transpose(1, 2)
        return arcs, heads[..., self.arc :], dependents[..., self.arc :]

    def relate(self, heads: Tensor, dependents: Tensor) -> Tensor:
        """Score the relations of (pairs, label) vectors: (pairs, relations)."""
        one = torch.ones_like(heads[:, :1])
        left, right = torch.cat([dependents, one], -1), torch.cat([heads, one], -1)
        return torch.einsum("pi,rij,pj->pr", left, self.relations, right)


class Reader(nn.Module):
    """The encoder with all heads."""

    def __init__(self, encoder: Encoder, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = encoder
        self.tokens = nn.ModuleDict(
            {name: nn.Linear(WIDTH, size) for name, size in sizes.items() if name != "relation"}
        )
        self.parser = Biaffine(sizes["relation"])

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, words: Tensor, count: int) -> Tensor:
        """Return the mean of each word's pieces: (batch, 1 + words, WIDTH).

        ``words`` (batch, pieces) numbers the word of each piece from 1; 0 is the opening piece, ``count`` padding.
        """
        states = self.encoder(ids, shapes, mask).float()
        batch = ids.shape[0]
        sums = states.new_zeros(batch, count + 1, WIDTH).scatter_add(1, words[..., None].expand(-1, -1, WIDTH), states)
        pieces = states.new_zeros(batch, count + 1).scatter_add(1, words, torch.ones_like(words, dtype=states.dtype))
        return (sums / pieces.clamp(min=1)[..., None])[:, :count]
