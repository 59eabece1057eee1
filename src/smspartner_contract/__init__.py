"""
Contract tests: check any SMS Partner service against the contract that was installed with this package.

`smspartner-contract --base-url …` runs them as a command, `pytest --pyargs smspartner_contract` as a test suite. This
package knows the contract (`smspartner_spec`) only: neither the client nor the mock, so that a mistake in either shows.
"""
