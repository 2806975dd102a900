def reference_pages(root):
    return {"reference/index.md": "# Reference\n"}
