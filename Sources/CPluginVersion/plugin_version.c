#include "plugin_version.h"
