"""`python -m codegen.audit` compares the description in `spec/` with facts about the API that were read elsewhere."""
