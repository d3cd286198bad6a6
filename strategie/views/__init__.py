"""The pages of the module Strategie."""
