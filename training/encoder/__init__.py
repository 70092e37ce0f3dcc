"""Fine-tuning of the encoder that the `accurate` pipeline shares; needs torch, which the product does not."""
