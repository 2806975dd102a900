// The official TypeScript client: a message, a stream, and the tool runner with and without streams.
import Anthropic from "@anthropic-ai/sdk";
import { betaTool } from "@anthropic-ai/sdk/helpers/beta/json-schema";

const client = new Anthropic({ maxRetries: 0 });
const calls = [];
const weather = betaTool({
  name: "get_weather",
  description: "Weather of a city",
  inputSchema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  run: ({ city }) => {
    calls.push(city);
    return "15 degrees";
  },
});

const request = (content) => ({
  model: "claude-haiku-4-5",
  max_tokens: 1000,
  messages: [{ role: "user", content }],
});

const create = (await client.messages.create(request("Hello"))).content[0].text;
const stream = await client.messages.stream(request("Hello")).finalText();
const tools = [];
for (const streamed of [false, true]) {
  const asked = { ...request("What is the weather in Lisbon?"), tools: [weather], stream: streamed };
  const last = await client.beta.messages.toolRunner(asked).runUntilDone();
  tools.push(last.content[0].text);
}
console.log(JSON.stringify({ create, stream, calls, tools }));
