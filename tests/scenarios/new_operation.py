"""A new operation, written plainly: its path, its schemas, and a program that uses it."""

from __future__ import annotations

PATH = """
  /campaign/list:
    get:
      operationId: account.campaigns
      tags: [account]
      summary: List the campaigns of a year.
      description: Gives all of them at once.
      x-effect: none
      parameters:
        - $ref: '#/components/parameters/ApiKey'
        - $ref: '#/components/parameters/Format'
        - name: sinceYear
          in: query
          required: true
          description: The first year, with four digits.
          schema: {type: integer, minimum: 2000}
          example: 2026
      responses:
        '200':
          description: The campaigns.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/CampaignsResponse'}
              example:
                success: true
                sinceYear: 2025
                campaigns:
                  - {id: 1, title: Soldes, cost: 3.5}
                  - {id: 2, title: "Noël & co", cost: 0.038}
        default:
          description: Refused.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Refusal'}
              example: {success: false, code: 10, message: Clé API incorrecte}

webhooks:
"""
SCHEMAS = """
    CampaignsResponse:
      description: The campaigns.
      type: object
      required: [success, campaigns]
      properties:
        success:
          description: True if the operation succeeded.
          type: boolean
        sinceYear:
          description: The first year.
          type: integer
        campaigns:
          description: A campaign each.
          type: array
          items: {$ref: '#/components/schemas/Campaign'}

    Campaign:
      description: A campaign.
      type: object
      required: [id]
      properties:
        id:
          description: Its number.
          type: integer
        title:
          description: Its title.
          type: string
        cost:
          description: The cost, in euros.
          $ref: '#/components/schemas/Money'

    Gamme:
"""
USE = """
import asyncio
from decimal import Decimal
from smspartner import ArgumentError, AsyncSMSPartner, SMSPartner
from smspartner_mock import MockServer

async def ask(**options):
    async with AsyncSMSPartner(**options) as client:
        return await client.account.campaigns(since_year=2026)

responses = []
for xml in ("positional", "named", "keyed"):
    with MockServer(xml=xml, validate_responses=True) as server:
        for format in ("json", "xml"):
            options = {"api_key": server.api_key, "base_url": server.base_url, "format": format}
            with SMSPartner(**options) as client:
                responses.append(client.account.campaigns(since_year=2026))
                try:
                    client.account.campaigns(since_year=1999)
                except ArgumentError as error:
                    assert "since_year: must be at least 2000, not 1999" in str(error)
                else:
                    raise AssertionError("a limit was not held")
            responses.append(asyncio.run(ask(**options)))
assert len(responses) == 12 and all(response == responses[0] for response in responses), responses
titles = [campaign.title for campaign in responses[0].campaigns]
assert (responses[0].since_year, titles) == (2026, ["Soldes", "Noël & co"])
assert responses[0].campaigns[1].cost == Decimal("0.038")
"""
