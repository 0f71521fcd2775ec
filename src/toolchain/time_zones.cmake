# Makes the header that base/time_zone.cpp alone includes from Debian's time zones; tandem_time_zone_table is where it lies.

set(zoneinfo /usr/share/zoneinfo)
execute_process(COMMAND dpkg-query -W -f "\${Version}" tzdata OUTPUT_VARIABLE tzdata_version ERROR_QUIET)
if(NOT EXISTS "${zoneinfo}/tzdata.zi")
    message(FATAL_ERROR "Debian's package tzdata does not have ${zoneinfo}/tzdata.zi; type: apt-get install --reinstall tzdata")
endif()
if(NOT tzdata_version MATCHES "^${TZDATA_VERSION}-")
    message(STATUS "Tandem: notice: time zones of tzdata ${tzdata_version} are taken in place of ${TZDATA_VERSION}, with which Tandem was tested")
endif()
set(generated "${CMAKE_CURRENT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${generated}")
add_custom_command(OUTPUT "${generated}/tandem_time_zone_table.hpp"
    COMMAND "${TANDEM_PYTHON}" "${CMAKE_CURRENT_LIST_DIR}/time_zone_table.py" "${zoneinfo}" "${tzdata_version}" "${generated}/tandem_time_zone_table.hpp"
    DEPENDS "${CMAKE_CURRENT_LIST_DIR}/time_zone_table.py" "${zoneinfo}/tzdata.zi"
    COMMENT "Making the table of time zones" VERBATIM)
add_custom_target(tandem_time_zone_table_header DEPENDS "${generated}/tandem_time_zone_table.hpp")
foreach(variant IN LISTS TANDEM_VARIANTS)
    tandem_suffix(suffix "${variant}")
    add_library("tandem_time_zone_table${suffix}" INTERFACE)
    target_include_directories("tandem_time_zone_table${suffix}" INTERFACE "${generated}")
    add_dependencies("tandem_time_zone_table${suffix}" tandem_time_zone_table_header)
endforeach()
