"""The pages and the saving address of a filled-in format; each screen builds on `basis`."""
