"""Responses that break the rules of HTTP/1.1 somewhere, and what each parser makes of them.

The kinds of fault are those that the test suites of h11 and llhttp know. Source of the rules: RFC 9112.
"""

from __future__ import annotations

from typing import NamedTuple

from integrations_anthropic._runtime.network.response_parser import MAX_FRAME

__all__ = ["CASES", "Case"]

REFUSED = frozenset[str]()
READ = frozenset({"httptools", "h11"})
BY_H11 = frozenset({"h11"})
"""httptools is the stricter one: it refuses what nothing distinguishes from an attack, or what no server sends."""
BY_HTTPTOOLS = frozenset({"httptools"})
"""What it means is certain: h11 refuses a number for its many zeros, or a byte where nothing depends on it."""


class Case(NamedTuple):
    """One response."""

    name: str
    template: bytes
    """With `<body>`, `<length>` (of the body) and `<chunk>` (its size and the body)."""
    read_by: frozenset[str]
    """The parsers that read it; the others refuse it."""

    def response(self, body: bytes) -> bytes:
        """What is on the wire."""
        chunk = b"%x\r\n%s\r\n" % (len(body), body)
        filled = self.template.replace(b"<chunk>", chunk).replace(b"<size>", b"%x" % len(body))
        return filled.replace(b"<length>", b"%d" % len(body)).replace(b"<body>", body)


OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = b"content-length: <length>\r\n"
CHUNKED = b"transfer-encoding: chunked\r\n"
LONG = b"x" * (MAX_FRAME + 64 * 1024)


def _cases(kind: str, before: bytes, after: bytes, variants: dict[bytes, frozenset[str]]) -> list[Case]:
    return [Case(f"{kind} {text!r:.60}", before + text + after, read_by) for text, read_by in variants.items()]


STATUS_LINES = {
    b"HTTP/1.1 200": READ,
    b"HTTP/1.1 200 ": READ,
    b"HTTP/1.0 200 OK": READ,
    b"HTTP/2.0 200 OK": READ,
    b"HTTP/1.1 200 \xfc\xff": READ,
    b"HTTP/1.9 200 OK": BY_H11,
    b"HTTP/9.9 200 OK": BY_H11,
    b"HTTP/1.1 200 O\0K": BY_HTTPTOOLS,
    **dict.fromkeys([b"HTTP/1.1  200 OK", b"HTTP/1.1\t200 OK", b"HTTP/1.1 200OK", b"HTTP/1.1 2 00 OK"], REFUSED),
    **dict.fromkeys([b"HTTP/1.1 -200 OK", b"HTTP/1.1 +200 OK", b"HTTP/1.1 0x200 OK", b"HTTP/1.1 20x OK"], REFUSED),
    **dict.fromkeys([b"http/1.1 200 OK", b"HTTP/2 200 OK", b"HTTP/1.10 200 OK", b"HTTP/11.1 200 OK"], REFUSED),
    **dict.fromkeys([b"HTTP/1 200 OK", b"HTTP/1. 200 OK", b"HTTP/.1 200 OK", b"HTTP/a.b 200 OK"], REFUSED),
    **dict.fromkeys([b"HTTP 1.1 200 OK", b"HTTP/1.1200 OK", b"RTSP/1.0 200 OK", b"ICE/1.0 200 OK"], REFUSED),
    **dict.fromkeys([b"HTTPS/1.1 200 OK", b" HTTP/1.1 200 OK", b"\r\nHTTP/1.1 200 OK", b"\nHTTP/1.1 200 OK"], REFUSED),
    **dict.fromkeys([b"\0HTTP/1.1 200 OK", b"\xef\xbb\xbfHTTP/1.1 200 OK", b"HTTP/1.1 200 O\rK", b"200 OK"], REFUSED),
    **dict.fromkeys([b"GET / HTTP/1.1", b"PRI * HTTP/2.0\r\n\r\nSM\r\n", b"\0\0\x12\x04\0\0\0\0\0", b""], REFUSED),
    **dict.fromkeys([b"<html>hello</html>", b"\x16\x03\x01\x02\0\x01", b"HTTP/1.1 200 " + LONG], REFUSED),
}
HEADERS = {
    b"a:\r\n": READ,
    b"a:b\r\n": READ,
    b"a: \xff\xfe\r\n": READ,
    b"connection: keep-alive, close\r\n": READ,
    b"upgrade: x\r\nconnection: upgrade\r\n": READ,
    **dict.fromkeys(
        [b"a: b\x01c\r\n", b"a: b\x7fc\r\n", b"a: b\r\n c\r\n", b"a: b\r\n\tc\r\n", b"a:\r\n c\r\n"], BY_H11
    ),
    **dict.fromkeys([b"a: b\n", b"a: b\nc: d\r\n"], BY_H11),
    **dict.fromkeys([b"a b: c\r\n", b"a : c\r\n", b"a\t: c\r\n", b" a: c\r\n", b"\ta: c\r\n", b": c\r\n"], REFUSED),
    **dict.fromkeys([b"a\r\n", b"a\0: c\r\n", b"a: \0\r\n", b"a: b\0c\r\n", b"a: b\rc\r\n", b"a: b\r\r\n"], REFUSED),
    **dict.fromkeys([b"\xfca: b\r\n", b"a(b: c\r\n", b'a"b: c\r\n', b"a/b: c\r\n", b"a@b: c\r\n"], REFUSED),
    **dict.fromkeys([b"{a}: c\r\n", b"\rb: c\r\n", b"a: b\r\n\rc: d\r\n", b"a;b: c\r\n", b"a\x0b: c\r\n"], REFUSED),
    **dict.fromkeys(
        [b"GET / HTTP/1.1\r\n", b"HTTP/1.1 200 OK\r\n", b"a: " + LONG + b"\r\n", LONG + b": b\r\n"], REFUSED
    ),
    b"a: b\r\n" * (len(LONG) // 6): REFUSED,
}
LENGTHS = {
    **dict.fromkeys([b"<length>", b" <length>", b"<length> ", b"\t<length>\t", b"0<length>"], READ),
    **dict.fromkeys([b"<length>, <length>", b"<length>,<length>", b"\r\n <length>", b"<length>\r\n "], BY_H11),
    b"<length>\r\ncontent-length: <length>": BY_H11,
    b"00000000000000000000<length>": REFUSED,
    **dict.fromkeys([b"+<length>", b"-<length>", b"--<length>", b"0x<length>", b"<length>.0", b"<length>e0"], REFUSED),
    **dict.fromkeys([b"<length>, 1", b"<length>,", b",<length>", b"1 <length>", b"<length>;1", b"", b" "], REFUSED),
    **dict.fromkeys([b"\0", b"<length>\0", b"<length>\r\n 6", b"\x0b<length>", b"<length>\x0b"], REFUSED),
    **dict.fromkeys([b"\xd9\xa5", b"1_0", b"five", b"99999999999999999999999", b"18446744073709551616"], REFUSED),
    **dict.fromkeys([b"<length>\r\ncontent-length: 6", b"6\r\ncontent-length: <length>"], REFUSED),
    **dict.fromkeys([b"<length>\rcontent-length: 6", b"<length>\r\ncontent-length : 6"], REFUSED),
    **dict.fromkeys([b"<length>\r\ntransfer-encoding: identity", b"<length>\r\ncontent-length\0: 6"], REFUSED),
}
ENCODINGS = {
    **dict.fromkeys([b"chunked", b" chunked ", b"CHUNKED", b"\tchunked"], READ),
    **dict.fromkeys([b"\r\n chunked", b"chunked\r\n ", b"chunked\r\ncontent-length: <length>"], BY_H11),
    **dict.fromkeys([b"chunked\r\ncontent-length: 0", b"chunked\ncontent-length: 5"], BY_H11),
    **dict.fromkeys([b"chunked,", b",chunked", b"chunked,chunked", b"chunked, identity", b"identity"], REFUSED),
    **dict.fromkeys([b"identity, chunked", b"gzip", b"gzip, chunked", b"chunked, gzip", b"xchunked"], REFUSED),
    **dict.fromkeys([b"chunkedx", b"chunked;q=1", b"chunked\x0b", b"\x0bchunked", b"\0chunked"], REFUSED),
    **dict.fromkeys(
        [b'"chunked"', b"", b" ", b"chun\r\n ked", b"chunked\r\n x", b"chunked\r", b"\xa0chunked"], REFUSED
    ),
    **dict.fromkeys([b"chunked\r\ntransfer-encoding: chunked", b"chunked\r\ntransfer-encoding: identity"], REFUSED),
    **dict.fromkeys([b"identity\r\ntransfer-encoding: chunked", b"chunked\r\ncontent-length: x"], REFUSED),
}
BODY = b"\r\n<body>\r\n0\r\n\r\n"
CHUNKS = {
    **dict.fromkeys([b"<chunk>0\r\n\r\n", b"0<chunk>0\r\n\r\n", b"<size>;a=b;c=d" + BODY, b"<size>;a" + BODY], READ),
    **dict.fromkeys([b"<chunk>0;a=b\r\n\r\n", b"<chunk>00\r\n\r\n", b"<chunk>0\r\nt: v\r\n\r\n"], READ),
    **dict.fromkeys([b"<size> " + BODY, b"<size>\t" + BODY, b"<size>;" + BODY, b'<size>;a="b' + BODY], BY_H11),
    **dict.fromkeys(
        [b"<size>;a\rb" + BODY, b"<size>;\0" + BODY, b"<size>;a=\x01" + BODY, b"<chunk>0 \r\n\r\n"], BY_H11
    ),
    **dict.fromkeys([b"<chunk>0\r\nt: v\n\r\n", b"<chunk>0\r\ncontent-length: 9\r\n\r\n"], BY_H11),
    **dict.fromkeys([b"0" * 30 + b"<chunk>0\r\n\r\n", b"<chunk>" + b"0" * 30 + b"\r\n\r\n"], BY_HTTPTOOLS),
    **dict.fromkeys([b"<size>\n<body>\r\n0\r\n\r\n", b"<size>\r\n<body>\n0\r\n\r\n", b"<chunk>0\n\r\n"], REFUSED),
    **dict.fromkeys(
        [b"<size>\r\n<body>0\r\n\r\n", b"<size>\r\n<body>\r0\r\n\r\n", b"<size>\r\n<body>X\r\n0\r\n\r\n"], REFUSED
    ),
    **dict.fromkeys(
        [b"<chunk>X0\r\n\r\n", b"<chunk>\r\n0\r\n\r\n", b" <chunk>0\r\n\r\n", b"\r\n<chunk>0\r\n\r\n"], REFUSED
    ),
    **dict.fromkeys([b'<size>;a="\n"' + BODY, b'<size>;a="\r\n"' + BODY, b"<size>;a\n<body>\r\n0\r\n\r\n"], REFUSED),
    **dict.fromkeys([b"<size>,a" + BODY, b"<size> 5" + BODY, b"<size>\r" + BODY, b"<size>\0" + BODY], REFUSED),
    **dict.fromkeys([b"<size>x" + BODY, b"0x<size>" + BODY, b"+<size>" + BODY, b"-<size>" + BODY], REFUSED),
    **dict.fromkeys([b"\r\n<body>\r\n0\r\n\r\n", b";a" + BODY, b"1000000000000000<size>" + BODY], REFUSED),
    **dict.fromkeys([b"F" * 16 + b"\r\n<body>", b"F" * 21 + b"\r\n<body>", b"<chunk>-0\r\n\r\n", b"g\r\n"], REFUSED),
    **dict.fromkeys([b"<chunk>0\r\nt\r\n\r\n", b"<chunk>0\r\n t: v\r\n\r\n", b"<chunk>0\r\nt : v\r\n\r\n"], REFUSED),
    **dict.fromkeys([b"<chunk>0\r\n: v\r\n\r\n", b"<chunk>0\r\nt: \0\r\n\r\n", b"<chunk>0\r\n\r\r\n"], REFUSED),
    **dict.fromkeys([b"<chunk>0\r\ntransfer-encoding: gzip\r\n\r\n", b"<chunk>0\r\nX\r\n"], REFUSED),
    **dict.fromkeys([b"<chunk>0\r\n", b"<chunk>0", b"<chunk>", b"<size>\r\n<body>", b"<size>;" + LONG + BODY], REFUSED),
    b"<chunk>0\r\na: " + LONG + b"\r\n\r\n": REFUSED,
}
ANSWER = OK + LENGTH + b"\r\n<body>"
WHOLE = {
    b"HTTP/1.1 103 C\r\n" + CHUNKED + b"\r\n" + ANSWER: READ,
    b"HTTP/1.1 102 C\r\n\r\nHTTP/1.1 199 C\r\n\r\n" + ANSWER: READ,
    b"HTTP/1.0 200 OK\r\n" + CHUNKED + b"\r\n<chunk>0\r\n\r\n": READ,
    b"HTTP/1.0 200 OK\r\n\r\n<body>": READ,
    ANSWER + ANSWER: READ,
    ANSWER + b"\r\n": READ,
    ANSWER + b"HTTP/1.1": READ,
    b"HTTP/1.1 100 C\r\nconnection: close\r\n\r\n" + ANSWER: BY_H11,
    ANSWER.replace(b"\r\n", b"\n"): BY_H11,
    OK + LENGTH + b"\n<body>": BY_H11,
    b"HTTP/1.1 101 S\r\n\r\n" + ANSWER: REFUSED,
    ANSWER.replace(b"\r\n", b"\r"): REFUSED,
    OK + LENGTH + b"\r<body>": REFUSED,
    b"\r\n" * 20 + ANSWER: REFUSED,
    b"HTTP/1.1 103 C\r\n\r\n" * (len(LONG) // 18) + ANSWER: REFUSED,
}
CASES = [
    *_cases("status line", b"", b"\r\n" + LENGTH + b"\r\n<body>", STATUS_LINES),
    *_cases("header", OK, LENGTH + b"\r\n<body>", HEADERS),
    *_cases("length", OK + b"content-length:", b"\r\n\r\n<body>", LENGTHS),
    *_cases("encoding", OK + b"transfer-encoding:", b"\r\n\r\n<chunk>0\r\n\r\n", ENCODINGS),
    *_cases("chunk", OK + CHUNKED + b"\r\n", b"", CHUNKS),
    *_cases("whole", b"", b"", WHOLE),
]
