"""What AWS's refusals mean for the owner who runs a script, each in one sentence with a remedy that works."""

import botocore.exceptions

REGION_REMEDY = (
    "export AWS_REGION, such as `export AWS_REGION=eu-west-1`, or give your profile one with `aws configure`"
)
CREDENTIALS_REMEDY = (
    "`aws configure` stores an access key, `aws sso login` signs you in, and AWS_PROFILE names the profile to use where "
    "there are several"
)

# boto's own: no credentials, half of them, a profile that does not exist, a sign-in that has ended.
_NO_CREDENTIALS = (
    botocore.exceptions.NoCredentialsError,
    botocore.exceptions.PartialCredentialsError,
    botocore.exceptions.CredentialRetrievalError,
    botocore.exceptions.ProfileNotFound,
    botocore.exceptions.TokenRetrievalError,
    botocore.exceptions.SSOError,
)
# AWS's: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and the like of its other services.
_BAD_CREDENTIALS = {
    "AuthFailure",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidToken",
    "MissingAuthenticationToken",
    "RequestExpired",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}
_DENIED = {"AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"}
_UNREACHABLE = (botocore.exceptions.HTTPClientError, botocore.exceptions.ConnectionError)


def code(error):
    """The name that AWS gave its refusal; empty where it is none of AWS's."""
    response = getattr(error, "response", None) or {}
    return response.get("Error", {}).get("Code", "")


def is_about_rights(error):
    """Whether these credentials are good, but may not do what was asked."""
    return code(error) in _DENIED


def sentence(error):
    """What is wrong, and what to do about it."""
    if isinstance(error, botocore.exceptions.NoRegionError):
        return f"no AWS region is set: {REGION_REMEDY}"
    if isinstance(error, _NO_CREDENTIALS):
        return f"{str(error).rstrip('.')}: {CREDENTIALS_REMEDY}"
    if code(error) in _BAD_CREDENTIALS:
        return f"AWS does not take these credentials ({code(error)}): {CREDENTIALS_REMEDY}"
    if is_about_rights(error):
        return f"these credentials may not do that. AWS says: {error.response['Error'].get('Message', error)}"
    if isinstance(error, _UNREACHABLE):
        return f"AWS does not answer. Is there a network, and is the region's name right? {error}"
    return f"AWS: {error}"
