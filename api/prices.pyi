# Written by `make api-dump`: what integrations_anthropic.prices has for its users. Do not edit.


class LongPromptPrices:
    above: int
    cache_read: Decimal | None = field(default=None, validator=_check_known)
    cache_write_1h: Decimal | None = field(default=None, validator=_check_known)
    cache_write_5m: Decimal | None = field(default=None, validator=_check_known)
    input: Decimal = field(validator=_check)
    output: Decimal = field(validator=_check)

class Meter:
    def __init__(self, prices: Prices | None) -> None: ...
    def add(self, usage: Any, model: str | None, *, on: date | None = None) -> Decimal | None: ...
    def after_fork(self) -> None: ...
    is_on: bool
    prices: Prices
    def read(self) -> MeterReading: ...
    def reset(self) -> MeterReading: ...

class MeterLine:
    cache_read_tokens: int = 0
    cache_write_1h_tokens: int = 0
    cache_write_5m_tokens: int = 0
    calls: int = 0
    cost: Decimal = Decimal(0)
    input_tokens: int = 0
    model: str | None
    output_tokens: int = 0
    service_tier: str | None
    unpriced_calls: int = 0
    web_searches: int = 0

class MeterReading:
    cost: Decimal
    currency: str
    lines: tuple[MeterLine, ...]
    def of(self, model: str) -> MeterLine: ...
    total: MeterLine

class ModelPrices:
    cache_read: Decimal | None = field(default=None, validator=_check_known)
    cache_write_1h: Decimal | None = field(default=None, validator=_check_known)
    cache_write_5m: Decimal | None = field(default=None, validator=_check_known)
    input: Decimal = field(validator=_check)
    long_prompt: LongPromptPrices | None = None
    output: Decimal = field(validator=_check)
    regions: Mapping[str, Decimal] = _NONE
    since: date | None = None
    source: str | None = None
    speeds: Mapping[str, Decimal] = _NONE
    tiers: Mapping[str, Decimal] = _NONE

class Prices:
    def __contains__(self, model: object) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def cost(self, usage: Any, model: str, *, on: date | None = None) -> Decimal | None: ...
    currency: str = 'USD'
    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Prices: ...
    @classmethod
    def listed(cls) -> Prices: ...
    @classmethod
    def load(cls, path: str | PathLike[str]) -> Prices: ...
    models: Mapping[str, tuple[ModelPrices, ...]] = field(repr=lambda models: f'<{len(models)} models>', validator=_check_models)
    def of(self, model: str, on: date | None = None) -> ModelPrices | None: ...
    def updated(self, other: Prices) -> Prices: ...
    web_search: Decimal | None = None
