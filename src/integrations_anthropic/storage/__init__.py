"""Storage of the rate limits and circuits: in this process, or shared in Redis. Imported when first needed."""
