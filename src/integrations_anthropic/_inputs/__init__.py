"""What callers have instead of JSON data: files, pictures, functions, responses, objects of other libraries."""
